package live.maguey.http.web.shop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import live.maguey.checkout.Declines;
import live.maguey.checkout.ShowPayment;
import live.maguey.events.Event;
import live.maguey.events.Phrase;
import live.maguey.events.PricePhase;
import live.maguey.events.Tier;
import live.maguey.http.server.UseCases;
import live.maguey.http.web.Pages;
import live.maguey.http.web.PosterPrints;
import live.maguey.http.web.PosterView;
import live.maguey.http.web.Times;
import live.maguey.http.web.shop.OrderPage.Receipt;
import live.maguey.http.web.shop.OrderPage.RefundSlip;
import live.maguey.http.web.shop.OrderView.TicketView;
import live.maguey.orders.Item;
import live.maguey.orders.Order;
import live.maguey.orders.OrderDetails;
import live.maguey.orders.OrderLine;
import live.maguey.payments.Refund;
import live.maguey.shared.Language;
import live.maguey.shared.Money;
import live.maguey.shared.Words;
import live.maguey.tickets.ShowTickets;
import live.maguey.tickets.Ticket;
import org.jspecify.annotations.Nullable;

/// The pages that show how an order stands.
final class OrderPages {
  /// Stripe returns a buyer as paid only after they paid, so the money of a lapsed hold is on its
  /// way; after this the URL is an old one that was kept.
  private static final Duration MONEY_ARRIVES = Duration.ofMinutes(15);

  private final UseCases useCases;
  private final Pages pages;
  private final PosterPrints prints;

  OrderPages(UseCases useCases, Pages pages, PosterPrints prints) {
    this.useCases = useCases;
    this.pages = pages;
    this.prints = prints;
  }

  /// The private page of an order.
  String url(Order order) {
    return "/orders/" + useCases.showOrder().token(order);
  }

  /// @param backPaid whether the payment page just sent the buyer back as one who has paid
  OrderPage page(Order order, Words words, boolean backPaid, @Nullable Notice notice) {
    Event event = useCases.browseEvents().of(order.details().event());
    PosterView poster = prints.view(event);
    return new OrderPage(
        pages.frame(words, words.get("order.title"), url(order), poster, true),
        new Bill(
            poster,
            event.title(words.language()),
            new Times(useCases.venue().zone(), words).nightAndDoors(event),
            order.details().places(),
            choice(order, event, words),
            EventPages.price(order.total(), words)),
        order.state(),
        order.details().reference().toString(),
        "/api" + url(order),
        view(order, event, words, backPaid),
        notice);
  }

  /// An order in the list of those that a browser knows.
  MyTicketsPage.OrderRow row(Order order, Words words) {
    Event event = useCases.browseEvents().of(order.details().event());
    return new MyTicketsPage.OrderRow(
        url(order),
        prints.view(event),
        event.title(words.language()),
        new Times(useCases.venue().zone(), words).nightAndDoors(event),
        choice(order, event, words),
        words.get("mine.state." + order.state().replace('_', '-')),
        order.details().reference().toString());
  }

  private OrderView view(Order order, Event event, Words words, boolean backPaid) {
    ShowPayment.Payment payment = useCases.showPayment().of(order);
    if (order instanceof Order.Lapsed lapsed && backPaid && isRecent(lapsed)) {
      return new OrderView.Confirming(order.details().places());
    }
    if (event.state() == Event.State.CANCELLED) {
      return eventCancelled(order, payment, words);
    }
    String eventUrl = EventPages.url(event);
    return switch (order) {
      case Order.Held held -> held(held, event, payment, words, backPaid);
      case Order.Paid paid -> paid(paid, event, payment, words, paid.reseated());
      case Order.PartiallyRefunded partly -> paid(partly, event, payment, words, false);
      case Order.Refunded refunded ->
          new OrderView.Refunded(slip(refunded, payment, words), email(order), eventUrl);
      case Order.Expired expired -> expired(expired, event, words);
      case Order.Failed failed ->
          new OrderView.Failed(Choice.of(failed).on(eventUrl + "/details", event), eventUrl);
      case Order.Cancelled _ -> new OrderView.Cancelled(eventUrl);
      case Order.LateRefunded late ->
          new OrderView.LateRefunded(slip(late, payment, words), email(order), eventUrl);
    };
  }

  private boolean isRecent(Order.Lapsed lapsed) {
    return !(lapsed instanceof Order.Failed)
        && useCases.clock().instant().isBefore(lapsed.at().plus(MONEY_ARRIVES));
  }

  private OrderView held(
      Order.Held held, Event event, ShowPayment.Payment payment, Words words, boolean backPaid) {
    if (payment.opening()) {
      return new OrderView.Opening();
    }
    if (backPaid || payment.page().isEmpty()) {
      return new OrderView.Confirming(held.details().places());
    }
    Duration left = Duration.between(useCases.clock().instant(), held.expiresAt());
    return new OrderView.Held(
        payment.page().get().toString(),
        url(held) + "/give-back",
        Choice.of(held).on(EventPages.url(event), event),
        Math.toIntExact(Math.max(0, left.toSeconds())),
        Math.toIntExact(useCases.rules().holdTime().toSeconds()),
        payment.decline().map(decline -> declined(decline, words)).orElse(null));
  }

  /// The page's title says it already where the bank gives no reason.
  private static String declined(Declines.Decline decline, Words words) {
    String sentence = decline.customer(words.language());
    String title = words.get("order.declined.title");
    return sentence.startsWith(title) ? sentence.substring(title.length()).strip() : sentence;
  }

  private OrderView paid(
      Order order, Event event, ShowPayment.Payment payment, Words words, boolean late) {
    Times times = new Times(useCases.venue().zone(), words);
    boolean refunds = returned(payment).isPresent();
    List<ShowTickets.Shown> tickets = useCases.showTickets().of(order.id());
    boolean opens = tickets.stream().anyMatch(shown -> shown.ticket().isValid());
    return new OrderView.Paid(
        late,
        times.weekday(event.businessDate()),
        email(order),
        tickets.stream().map(t -> ticket(t, event, times, words)).toList(),
        receipt(order.details(), event, words),
        url(order) + "/calendar.ics",
        opens ? url(order) + "/tickets.pdf" : null,
        refunds ? slip(order, payment, words) : null);
  }

  private OrderView eventCancelled(Order order, ShowPayment.Payment payment, Words words) {
    boolean bought = !(order instanceof Order.Held || order instanceof Order.Lapsed);
    return new OrderView.EventCancelled(
        bought, bought && !order.total().isZero() ? slip(order, payment, words) : null, "/");
  }

  private TicketView ticket(ShowTickets.Shown shown, Event event, Times times, Words words) {
    Ticket ticket = shown.ticket();
    TicketView.Status status = status(ticket);
    Instant admitted = ticket.firstAdmittedAt();
    return new TicketView(
        kind(ticket, event, words.language()),
        ticket.number(),
        ticket.isValid() ? useCases.qrCodes().svg(shown.code()) : "",
        status,
        status == TicketView.Status.USED && admitted != null ? times.hour(admitted) : "");
  }

  private static TicketView.Status status(Ticket ticket) {
    if (ticket.voided() == null) {
      return ticket.firstAdmittedAt() == null ? TicketView.Status.VALID : TicketView.Status.USED;
    }
    return switch (ticket.voided()) {
      case REFUNDED -> TicketView.Status.REFUNDED;
      case VOIDED, MOVED, EVENT_CANCELLED -> TicketView.Status.VOID;
    };
  }

  /// `General, any time until 2 AM`.
  private static Phrase kind(Ticket ticket, Event event, Language reader) {
    Phrase name = event.tierName(ticket.tierName(), reader);
    Phrase note = event.tierNote(ticket.tierName(), ticket.tierNote(), reader);
    if (note.isEmpty()) {
      return name;
    }
    int first = note.text().offsetByCodePoints(0, 1);
    String rest =
        note.text().substring(0, first).toLowerCase(Locale.ROOT) + note.text().substring(first);
    return Phrase.joined(", ", List.of(name, new Phrase(rest, note.language())), reader);
  }

  private static Receipt receipt(OrderDetails details, Event event, Words words) {
    List<Receipt.Line> lines =
        details.lines().stream()
            .map(line ->
                new Receipt.Line(
                    choice(line, event, words),
                    EventPages.price(line.total().minus(line.fee()), words)))
            .toList();
    Money fees = details.fees();
    return new Receipt(
        lines, fees.isZero() ? null : fees.display(), EventPages.price(details.total(), words));
  }

  private OrderView expired(Order.Expired order, Event event, Words words) {
    String eventUrl = EventPages.url(event);
    Choice choice = Choice.of(order);
    List<String> left = new ArrayList<>();
    boolean sold = false;
    boolean moved = false;
    for (OrderLine line : order.details().lines()) {
      Optional<Tier> tier = tier(line, event).filter(t -> isOpen(event, t));
      sold |= tier.filter(t -> t.left() >= line.quantity()).isEmpty();
      moved |= tier.flatMap(this::price).filter(line.price().each()::equals).isEmpty();
      tier.ifPresent(t ->
          left.add(
              words.get(
                  "order.left", t.left(), event.tierName(t.name(), words.language()).text())));
    }
    boolean again = !sold && !moved;
    return new OrderView.Expired(
        Math.toIntExact(useCases.rules().holdTime().toMinutes()),
        again ? String.join(", ", left) : changed(sold, left, event, words),
        again ? choice.on(eventUrl + "/details", event) : null,
        choice.places(),
        eventUrl);
  }

  private static Optional<Tier> tier(OrderLine line, Event event) {
    return switch (line.item()) {
      case Item.Places places -> event.tier(places.tier());
      case Item.Table _ -> Optional.empty();
    };
  }

  private boolean isOpen(Event event, Tier tier) {
    return event.availability(tier, useCases.clock().instant()).isOpen();
  }

  private Optional<Money> price(Tier tier) {
    return tier.phaseAt(useCases.clock().instant()).map(PricePhase::price);
  }

  /// Why the same choice is no longer available.
  private String changed(boolean sold, List<String> left, Event event, Words words) {
    Instant now = useCases.clock().instant();
    boolean over = event.tiers().stream().allMatch(tier -> isOver(event, tier, now));
    if (over) {
      return words.get("event.closed");
    }
    if (left.isEmpty()) {
      return words.get("order.expired.gone");
    }
    String list = String.join(", ", left);
    return words.get(sold ? "order.expired.fewer" : "order.expired.moved", list);
  }

  private static boolean isOver(Event event, Tier tier, Instant now) {
    return switch (event.availability(tier, now)) {
      case CLOSED, CANCELLED -> true;
      case ON_SALE, FEW_LEFT, NOT_YET, ON_HOLD, SOLD_OUT -> false;
    };
  }

  /// What was refunded; the whole order if there is no record.
  private RefundSlip slip(Order order, ShowPayment.Payment payment, Words words) {
    Times times = new Times(useCases.venue().zone(), words);
    Money amount = returned(payment).orElseGet(order::total);
    String when =
        moving(payment).stream()
            .map(Refund::requestedAt)
            .max(Comparator.naturalOrder())
            .map(times::moment)
            .orElse("");
    boolean whole = amount.equals(order.total());
    return new RefundSlip(
        amount.display(), whole && !when.isEmpty() ? words.get("order.refund.whole", when) : when);
  }

  private static Optional<Money> returned(ShowPayment.Payment payment) {
    return moving(payment).stream().map(Refund::amount).reduce(Money::plus);
  }

  private static List<Refund> moving(ShowPayment.Payment payment) {
    return payment.refunds().stream().filter(r -> r.state() != Refund.State.CANCELLED).toList();
  }

  private static Phrase choice(Order order, Event event, Words words) {
    return Phrase.joined(
        ", ",
        order.details().lines().stream().map(line -> choice(line, event, words)).toList(),
        words.language());
  }

  private static Phrase choice(OrderLine line, Event event, Words words) {
    return event.tierName(line.item().name(), words.language()).after(line.quantity() + " ");
  }

  private String email(Order order) {
    return useCases.showOrder().buyer(order).email().readable();
  }
}
