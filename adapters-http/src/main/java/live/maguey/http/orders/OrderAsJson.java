package live.maguey.http.orders;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import live.maguey.events.Event;
import live.maguey.gate.Arrivals;
import live.maguey.http.answers.DeclineWords;
import live.maguey.http.answers.MoneyJson;
import live.maguey.http.answers.PageWords;
import live.maguey.lookup.LookUpOrder;
import live.maguey.lookup.OrderPayment;
import live.maguey.lookup.OrderPicture;
import live.maguey.orders.Order;
import live.maguey.orders.OrderDetails;
import live.maguey.orders.OrderLine;
import live.maguey.orders.PlaceOrder;
import live.maguey.orders.ShowOrder;
import live.maguey.payments.Refund;
import live.maguey.shared.Language;
import live.maguey.shared.Money;
import live.maguey.tickets.ShowTickets;
import org.jspecify.annotations.Nullable;

/// Collects what the API says about an order.
public final class OrderAsJson {
  private final ShowOrder showOrder;
  private final LookUpOrder lookUp;
  private final ShowTickets showTickets;
  private final InstantSource clock;
  private final URI site;

  public OrderAsJson(
      ShowOrder showOrder,
      LookUpOrder lookUp,
      ShowTickets showTickets,
      InstantSource clock,
      URI site) {
    this.showOrder = showOrder;
    this.lookUp = lookUp;
    this.showTickets = showTickets;
    this.clock = clock;
    this.site = site;
  }

  PlacedOrderJson placed(PlaceOrder.Outcome.Placed placed) {
    Order order = placed.order();
    String token = showOrder.token(order);
    boolean held = order instanceof Order.Held;
    return new PlacedOrderJson(
        order.details().reference().toString(),
        order.state(),
        token,
        site.resolve("/orders/" + token),
        placed.url().orElse(null),
        held && placed.url().isEmpty(),
        expiresAt(order),
        MoneyJson.of(order.total()));
  }

  OrderJson of(Order order, Language reader) {
    OrderDetails details = order.details();
    OrderPicture picture = lookUp.picture(order);
    Event event = picture.event();
    OrderPayment payment = lookUp.payment(order);
    String token = showOrder.token(order);
    return new OrderJson(
        details.reference().toString(),
        order.state(),
        new OrderJson.TonightJson(
            event.slug().toString(),
            event.title(reader).text(),
            event.doors(),
            event.hours().starts(),
            event.ends()),
        new OrderJson.BoughtJson(
            details.lines().stream().map(line -> line(line, picture, reader)).toList(),
            MoneyJson.of(details.total()),
            MoneyJson.of(details.fees())),
        new OrderJson.TimesJson(details.placedAt(), clock.instant(), expiresAt(order)),
        new OrderJson.PaymentJson(
            payment.opening(),
            payment.page().orElse(null),
            payment.decline().map(d -> DeclineWords.of(d, PageWords.in(reader))).orElse(null)),
        showTickets.of(picture.tickets()).stream()
            .map(t -> ticket(t, event, reader, token))
            .toList(),
        refund(payment.refundsAnywhere()).orElse(null),
        site.resolve("/orders/" + token));
  }

  private static @Nullable Instant expiresAt(Order order) {
    return order instanceof Order.Held held ? held.expiresAt() : null;
  }

  private static OrderJson.LineJson line(OrderLine line, OrderPicture picture, Language reader) {
    Event event = picture.event();
    return new OrderJson.LineJson(
        line.item().inventory().toString(),
        line.item().named(event, reader).text(),
        line.item().noted(event, reader).text(),
        line.quantity(),
        MoneyJson.of(line.price().each()),
        MoneyJson.of(line.total()),
        reservation(line, picture),
        line.minimumSpend().map(MoneyJson::of).orElse(null));
  }

  private static OrderJson.@Nullable ReservationJson reservation(
      OrderLine line, OrderPicture picture) {
    Arrivals arrivals = picture.arrivals();
    return picture
        .reservation()
        .filter(r -> r.booking().line() == line.no())
        .map(r ->
            new OrderJson.ReservationJson(r.state(), r.since(), arrivals.seats(), arrivals.in()))
        .orElse(null);
  }

  private OrderJson.TicketJson ticket(
      ShowTickets.Shown shown, Event event, Language reader, String token) {
    String number = shown.ticket().number();
    boolean valid = shown.ticket().isValid();
    return new OrderJson.TicketJson(
        number,
        shown.ticket().named(event, reader).text(),
        shown.ticket().holder(),
        valid ? shown.code() : null,
        valid ? site.resolve("/api/orders/" + token + "/tickets/" + number + ".svg") : null,
        shown.ticket().voidReason().map(why -> why.name().toLowerCase(Locale.ROOT)).orElse(null),
        shown.ticket().firstAdmittedAt().orElse(null));
  }

  /// The sum of the refunds; its state is that of the part furthest from done. A part that was
  /// canceled is not on its way.
  private static Optional<OrderJson.RefundJson> refund(List<Refund> refunds) {
    List<Refund> moving =
        refunds.stream().filter(r -> r.state() != Refund.State.CANCELLED).toList();
    return moving.stream()
        .map(Refund::amount)
        .reduce(Money::plus)
        .map(sum ->
            new OrderJson.RefundJson(
                moving.stream()
                    .map(Refund::state)
                    .max(Comparator.comparing(OrderAsJson::distance))
                    .map(state -> state.name().toLowerCase(Locale.ROOT))
                    .orElseThrow(),
                MoneyJson.of(sum)));
  }

  private static int distance(Refund.State state) {
    return switch (state) {
      case SUCCEEDED, CANCELLED, PAID_BY_HAND -> 0;
      case PENDING -> 1;
      case REQUESTED -> 2;
      case FAILED -> 3;
    };
  }
}
