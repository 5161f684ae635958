package live.maguey.http.web.orders;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import live.maguey.deposits.ShowDeposits;
import live.maguey.deposits.TableBill;
import live.maguey.events.Event;
import live.maguey.events.TableId;
import live.maguey.guests.JoinTable;
import live.maguey.guests.ShowGuests;
import live.maguey.http.answers.DeclineWords;
import live.maguey.http.web.Pages;
import live.maguey.http.web.Times;
import live.maguey.http.web.orders.OrderPage.Receipt;
import live.maguey.http.web.shop.Choice;
import live.maguey.http.web.shop.EventPages;
import live.maguey.lookup.OrderPayment;
import live.maguey.lookup.OrderPicture;
import live.maguey.orders.Order;
import live.maguey.orders.OrderDetails;
import live.maguey.orders.OrderLine;
import live.maguey.orders.SalesRules;
import live.maguey.payments.DeclineReason;
import live.maguey.shared.Money;
import live.maguey.tickets.Numbering;
import live.maguey.tickets.Ticket;
import live.maguey.vip.DeclineTable;
import live.maguey.words.MoneyText;
import live.maguey.words.Words;

/// What a page says of how an order stands.
public final class OrderViews {
  /// Stripe returns a buyer as paid only after they paid, so the money of a lapsed hold is on its
  /// way; after this the URL is an old one that was kept.
  private static final Duration MONEY_ARRIVES = Duration.ofMinutes(15);

  private final TicketViews tickets;
  private final ShowGuests showGuests;
  private final DeclineTable declineTable;
  private final ShowDeposits showDeposits;
  private final SalesRules rules;
  private final InstantSource clock;
  private final Pages pages;

  public OrderViews(
      TicketViews tickets,
      ShowGuests showGuests,
      DeclineTable declineTable,
      ShowDeposits showDeposits,
      SalesRules rules,
      InstantSource clock,
      Pages pages) {
    this.tickets = tickets;
    this.showGuests = showGuests;
    this.declineTable = declineTable;
    this.showDeposits = showDeposits;
    this.rules = rules;
    this.clock = clock;
    this.pages = pages;
  }

  /// @param url of the order's own page
  /// @param backPaid whether the payment page just sent the buyer back as one who has paid
  OrderView view(
      OrderPicture picture, OrderPayment payment, String url, Words words, boolean backPaid) {
    Order order = picture.order();
    Event event = picture.event();
    if (order instanceof Order.Lapsed lapsed && backPaid && isRecent(lapsed)) {
      return new OrderView.Confirming(Choice.of(order).places());
    }
    RefundSlips slips = new RefundSlips(order, payment, pages.times(words), words);
    if (event.state() == Event.State.CANCELLED) {
      return eventCancelled(order, slips);
    }
    String eventUrl = EventPages.url(event);
    return switch (order) {
      case Order.Held held -> held(held, event, payment, url, words, backPaid);
      case Order.Paid paid -> paid(picture, slips, url, words, paid.reseated());
      case Order.PartiallyRefunded _ -> paid(picture, slips, url, words, false);
      case Order.Refunded _ -> new OrderView.Refunded(slips.slip(), email(picture), eventUrl);
      case Order.Expired expired ->
          new SameAgain(expired, event, clock.instant(), words)
              .view(Math.toIntExact(rules.holdTime().toMinutes()));
      case Order.Failed failed ->
          new OrderView.Failed(Choice.of(failed).on(eventUrl + "/details", event), eventUrl);
      case Order.Cancelled _ -> new OrderView.Cancelled(eventUrl);
      case Order.LateRefunded _ ->
          new OrderView.LateRefunded(slips.slip(), email(picture), eventUrl);
    };
  }

  private boolean isRecent(Order.Lapsed lapsed) {
    return !(lapsed instanceof Order.Failed)
        && clock.instant().isBefore(lapsed.at().plus(MONEY_ARRIVES));
  }

  private OrderView held(
      Order.Held held,
      Event event,
      OrderPayment payment,
      String url,
      Words words,
      boolean backPaid) {
    if (payment.opening()) {
      return new OrderView.Opening();
    }
    if (backPaid || payment.page().isEmpty()) {
      return new OrderView.Confirming(Choice.of(held).places());
    }
    Duration left = Duration.between(clock.instant(), held.expiresAt());
    return new OrderView.Held(
        payment.page().get().toString(),
        url + "/release",
        Choice.of(held).on(EventPages.url(event), event),
        Math.toIntExact(Math.max(0, left.toSeconds())),
        Math.toIntExact(rules.holdTime().toSeconds()),
        payment.decline().map(decline -> declined(decline, words)).orElse(null));
  }

  /// The page's title says it already where the bank gives no reason.
  private static String declined(DeclineReason decline, Words words) {
    String sentence = DeclineWords.of(decline, words);
    String title = words.get("order.declined.title");
    return sentence.startsWith(title) ? sentence.substring(title.length()).strip() : sentence;
  }

  private OrderView paid(
      OrderPicture picture, RefundSlips slips, String url, Words words, boolean late) {
    Event event = picture.event();
    Times times = pages.times(words);
    boolean opens = picture.tickets().stream().anyMatch(Ticket::isValid);
    return new OrderView.Paid(
        late,
        detail(picture, late, times.weekday(event.businessDate()), words),
        email(picture),
        tickets.of(picture, times, words),
        receipt(picture.order(), event, words),
        url + "/calendar.ics",
        opens ? url + "/tickets.pdf" : null,
        slips.isAny() ? slips.slip() : null,
        atTables(picture, slips, url, words));
  }

  private OrderView.Paid.AtTables atTables(
      OrderPicture picture, RefundSlips slips, String url, Words words) {
    Event event = picture.event();
    boolean offers = event.hasTables() && clock.instant().isBefore(event.doors());
    boolean joins = offers && picture.tickets().stream().anyMatch(JoinTable::isFit);
    return new OrderView.Paid.AtTables(
        showGuests.token(picture.order()).map(token -> "/host/" + token).orElse(null),
        joins ? url + "/join" : null,
        url + "/leave",
        picture.tickets().stream()
            .flatMap(ticket ->
                ticket.joined().stream()
                    .map(seat ->
                        new OrderView.Paid.Seat(
                            ticket.number(),
                            words.get(
                                "order.seat",
                                ticket.number(),
                                TableId.name(seat.table(), words.language())),
                            ticket.entries() == 0)))
            .toList(),
        declineTable.isOffered(picture.order(), picture.reservation())
            ? standIn(picture, slips.rest(), url, words)
            : null);
  }

  private static OrderView.Paid.StandIn standIn(
      OrderPicture picture, Money back, String url, Words words) {
    return new OrderView.Paid.StandIn(
        picture.order().details().table().map(line -> table(line, picture, words)).orElse(""),
        seat(picture, words),
        MoneyText.of(back),
        url + "/decline");
  }

  private static String table(OrderLine line, OrderPicture picture, Words words) {
    return line.item().named(picture.event(), words.language()).text();
  }

  /// Where the party sits, as its passes say; nothing without passes.
  private static String seat(OrderPicture picture, Words words) {
    return picture.tickets().stream()
        .filter(Ticket::isPass)
        .findFirst()
        .map(pass -> pass.named(picture.event(), words.language()).text())
        .orElse("");
  }

  private static String detail(OrderPicture picture, boolean late, String weekday, Words words) {
    Numbering numbers = new Numbering(picture.tickets());
    boolean sameTable = picture.reservation().filter(r -> r.booking().standIn()).isEmpty();
    String key = late && sameTable ? "order.late." : "order.paid.";
    return picture
        .order()
        .details()
        .table()
        .map(_ ->
            words.get(
                key + "table", seat(picture, words), numbers.passes(), numbers.tickets(), weekday))
        .orElseGet(() -> words.get(key + "detail", numbers.tickets(), weekday));
  }

  private static OrderView eventCancelled(Order order, RefundSlips slips) {
    boolean bought = !(order instanceof Order.Held || order instanceof Order.Lapsed);
    return new OrderView.EventCancelled(
        bought, bought && !order.total().isZero() ? slips.slip() : null, "/");
  }

  private Receipt receipt(Order order, Event event, Words words) {
    OrderDetails details = order.details();
    List<Receipt.Line> lines =
        details.lines().stream()
            .map(line ->
                new Receipt.Line(
                    OrderPages.choice(line, event, words),
                    EventPages.price(line.total().minus(line.fee()), words)))
            .toList();
    Money fees = details.fees();
    return new Receipt(
        lines,
        fees.isZero() ? null : MoneyText.of(fees),
        EventPages.price(details.total(), words),
        details.hasDeposit() ? spend(order) : null);
  }

  private Receipt.Spend spend(Order order) {
    TableBill bill = showDeposits.of(order).orElseThrow();
    Money collected = bill.collectedInAll();
    return new Receipt.Spend(
        MoneyText.of(bill.line().minimumSpend().orElseThrow()),
        collected.isZero() ? null : MoneyText.of(collected),
        MoneyText.of(bill.stillToSpend()));
  }

  private static String email(OrderPicture picture) {
    return picture.buyer().orElseThrow().email().readable();
  }
}
