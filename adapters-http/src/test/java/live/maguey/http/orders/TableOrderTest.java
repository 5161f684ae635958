package live.maguey.http.orders;

import static org.assertj.core.api.Assertions.assertThat;

import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.http.web.shop.ShopServer;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Holds;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// The order of a table names its reservation, and places beside it have none.
class TableOrderTest {
  @AutoClose private final ShopServer server = new ShopServer();
  private final Event event = server.add(SampleEvents.tonight(server.ids).tier("General", 10));

  @Test
  void an_order_says_how_its_table_is_reserved() {
    TableId table = new TableId(server.ids.next());
    server.events.addTable(event.id(), table);
    Hold hold =
        Holds.of(server.ids, event).places(0, 1).table(table, 6, SampleEvents.usd(60_000)).hold();
    assertThat(server.orders.hold(hold)).isEqualTo(new HoldOutcome.Taken());
    String order = "/api" + server.page(hold.order());

    assertThat(server.client().get(order).body())
        .containsOnlyOnce("\"reservation\"")
        .contains(
            "\"reservation\":{\"state\":\"pending\",\"since\":\"2026-11-29T02:00:00Z\",\"seats\":0,\"in\":0}");
    server.letHoldsExpire();
    assertThat(server.client().get(order).body())
        .contains("\"reservation\":{\"state\":\"expired\",\"since\":\"2026-11-29T02:11:00Z\"");
  }
}
