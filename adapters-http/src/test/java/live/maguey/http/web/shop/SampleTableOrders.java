package live.maguey.http.web.shop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import live.maguey.events.Phrase;
import live.maguey.events.TableId;
import live.maguey.http.web.orders.OrderPage.Receipt;
import live.maguey.http.web.orders.OrderView;
import live.maguey.http.web.orders.OrderView.Paid.AtTables;
import live.maguey.http.web.orders.OrderView.TicketView;
import live.maguey.http.web.orders.OrderView.TicketView.Status;
import live.maguey.words.Words;
import org.jspecify.annotations.Nullable;

/// Paid orders of a table for four.
final class SampleTableOrders {
  private final Words words;
  private final String weekday;

  /// @param weekday of the event, in the language of the words
  SampleTableOrders(Words words, String weekday) {
    this.words = words;
    this.weekday = weekday;
  }

  Map<String, OrderView> all() {
    AtTables hosted = new AtTables("/host/k", null, "", List.of(), null);
    Receipt.Spend spend = new Receipt.Spend("$1,440.00", "$400.00", "$680.00");
    OrderView.Paid.StandIn standIn =
        new OrderView.Paid.StandIn(table("11"), table("12"), "$1,200.00", "/orders/k/decline");
    Map<String, OrderView> all = new LinkedHashMap<>();
    all.put("table", view("12", receipt("12", "$1,080.00", "$120.00", "$1,200.00", null), hosted));
    all.put("deposit", view("4", receipt("4", "$360.00", null, "$360.00", spend), hosted));
    all.put(
        "stand-in",
        view(
            "12",
            receipt("11", "$1,080.00", "$120.00", "$1,200.00", null),
            new AtTables("/host/k", null, "", List.of(), standIn)));
    return all;
  }

  private OrderView view(String label, Receipt receipt, AtTables tables) {
    List<TicketView> passes =
        Stream.of("7K2Q-4F9X", "8M3R-5G2Y", "9N4S-6H3Z", "2P5T-7J4A")
            .map(number -> pass(label, number, number.startsWith("7") ? 1 : number.charAt(0) - '6'))
            .toList();
    return new OrderView.Paid(
        false,
        words.get("order.paid.table", table(label), 4, 0, weekday),
        SamplePages.MAIL,
        passes,
        receipt,
        "/orders/k/calendar.ics",
        "/orders/k/tickets.pdf",
        null,
        tables);
  }

  private Receipt receipt(
      String label, String net, @Nullable String fee, String total, Receipt.@Nullable Spend spend) {
    return new Receipt(List.of(new Receipt.Line(said(table(label)), net)), fee, total, spend);
  }

  private TicketView pass(String label, String number, int no) {
    return new TicketView(
        said(table(label)),
        new TicketView.Title(
            no == 1 ? words.get("order.pass.host") : words.get("order.pass.guest", no, 4),
            words.get("order.pass.qr", number)),
        number,
        SamplePages.QR,
        Status.VALID,
        "");
  }

  private String table(String label) {
    return TableId.name(label, words.language());
  }

  private Phrase said(String text) {
    return new Phrase(text, words.language());
  }
}
