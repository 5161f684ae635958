package live.maguey.http.web.tables;

import static org.assertj.core.api.Assertions.assertThat;

import live.maguey.events.Event;
import live.maguey.http.web.shop.ShopServer;
import live.maguey.orders.Order;
import live.maguey.tables.Table;

/// Tables that are bought without a browser.
public final class TableOrders {
  private TableOrders() {}

  public static Order paid(ShopServer server, Event event, String label) {
    return server.paid(held(server, event, label).id());
  }

  /// Not paid yet.
  public static Order held(ShopServer server, Event event, String label) {
    Table table = server.tables.of(event.id()).orElseThrow().plan().labelled(label).orElseThrow();
    String body =
        """
        {"event": "%s", "lines": [{"table": "%s"}], "total": %d, "name": "Carmen Soto",
         "email": "carmen@example.com", "ageConfirmed": true, "terms": "%s"}
        """
            .formatted(event.slug(), table.id(), table.price().dueNow().minor(), ShopServer.TERMS);
    assertThat(server.client().post("/api/orders", body).statusCode()).isEqualTo(201);
    return server.last();
  }
}
