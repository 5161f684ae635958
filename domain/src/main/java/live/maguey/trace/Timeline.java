package live.maguey.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import live.maguey.emails.Email;
import live.maguey.orders.Order;
import live.maguey.payments.Fact;
import live.maguey.payments.Refund;
import live.maguey.reservations.Reservation;
import live.maguey.webhooks.WebhookEvent;
import live.maguey.words.MoneyText;

/// Puts what we know about an order on one timeline.
final class Timeline {
  private final Known known;
  private final List<Moment> moments = new ArrayList<>();

  private Timeline(Known known) {
    this.known = known;
  }

  /// The earliest first.
  static List<Moment> of(Known known) {
    Timeline timeline = new Timeline(known);
    timeline.placed(known.order());
    known.facts().forEach(timeline::fact);
    known.events().forEach(timeline::webhook);
    known
        .acts()
        .forEach(a ->
            timeline.add(
                a.at(),
                Moment.Kind.SERVER,
                a.act() + (a.detail().isEmpty() ? "" : ": " + a.detail()),
                a.actor().toString()));
    known
        .book()
        .forEach(e ->
            timeline.add(
                e.at(),
                Moment.Kind.LEDGER,
                word(e.kind()) + " " + MoneyText.of(e.amount()) + " in " + word(e.account()),
                Objects.requireNonNullElse(e.balanceTransaction(), e.source())));
    known.history().picture().reservation().ifPresent(timeline::reservation);
    known.refunds().forEach(timeline::refund);
    known.mails().forEach(timeline::mail);
    known
        .scans()
        .forEach((number, scans) ->
            scans.forEach(s ->
                timeline.add(
                    s.at(),
                    Moment.Kind.SCAN,
                    "%s at %s by %s".formatted(s.reason().code(), s.gate(), s.label()),
                    number)));
    timeline.moments.sort(Comparator.comparing(Timeline::latest).thenComparing(Moment::kind));
    return timeline.moments;
  }

  static String word(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }

  private void add(Instant at, Moment.Kind kind, String text, String reference) {
    moments.add(new Moment(at, kind, text, reference));
  }

  private void placed(Order order) {
    int places = order.details().places();
    add(
        order.details().placedAt(),
        Moment.Kind.ORDER,
        "placed, %d %s for %s"
            .formatted(places, places == 1 ? "place" : "places", MoneyText.of(order.total())),
        order.details().reference().value());
  }

  private void fact(Fact fact) {
    switch (fact) {
      case Fact.Free _, Fact.HoldLapsed _, Fact.HoldReleased _, Fact.EventOff _ ->
          fact(fact, Moment.Kind.ORDER, "");
      case Fact.OfMoney money -> fact(fact, Moment.Kind.STRIPE, " " + MoneyText.of(money.amount()));
      case Fact.PageEnded _,
          Fact.PageRefused _,
          Fact.Declined _,
          Fact.DisputeDue _,
          Fact.FraudWarning _ ->
          fact(fact, Moment.Kind.STRIPE, "");
      case Fact.RefundOf _ -> {
        // It comes with its refund, which is told.
      }
    }
  }

  private void fact(Fact fact, Moment.Kind kind, String amount) {
    Fact.Identity what = fact.identity();
    add(fact.at(), kind, word(what.kind()) + " " + what.status() + amount, what.object());
  }

  private void webhook(WebhookEvent event) {
    String came =
        switch (event.origin()) {
          case PULL -> " fetched from Stripe's list";
          case WEBHOOK -> " arrived";
        };
    String lag = lag(event.createdAt(), event.receivedAt());
    add(
        event.receivedAt(),
        Moment.Kind.WEBHOOK,
        event.type() + came + ", " + lag + " after Stripe created it",
        event.id());
    switch (event.state()) {
      case WebhookEvent.State.Processed processed -> ended(event, processed.at());
      case WebhookEvent.State.Dead dead -> ended(event, dead.at());
      case WebhookEvent.State.Received _, WebhookEvent.State.Failed _ -> {}
    }
  }

  private void ended(WebhookEvent event, Instant at) {
    add(
        at,
        Moment.Kind.WEBHOOK,
        event.type() + " " + word(event.state().stage()) + " after " + lag(event.receivedAt(), at),
        event.id());
  }

  private void reservation(Reservation reservation) {
    add(
        reservation.since(),
        Moment.Kind.SERVER,
        "the reservation of table "
            + known.history().picture().seat().orElse("")
            + (reservation.booking().standIn() ? ", which stands in," : "")
            + " is "
            + reservation.state(),
        reservation.booking().table().toString());
  }

  private void refund(Refund refund) {
    add(
        refund.requestedAt(),
        Moment.Kind.REFUND,
        "%s requested (%s), now %s"
            .formatted(MoneyText.of(refund.amount()), refund.reason(), word(refund.state())),
        refund.object().orElseGet(refund.id()::toString));
  }

  private void mail(Email mail) {
    String name = word(mail.kind()).replace('_', ' ') + " email";
    String provider = mail.sent().map(Email.State.Sent::providerId).orElseGet(mail.id()::toString);
    add(mail.queuedAt(), Moment.Kind.EMAIL, name + " queued", mail.id().toString());
    Stream.ofNullable(known.tries().get(mail.id()))
        .flatMap(List::stream)
        .forEach(a -> add(a.at(), Moment.Kind.EMAIL, name + ": " + a.answer(), provider));
  }

  /// Stripe tells whole seconds: what it says of one may have happened at the end of it.
  private static Instant latest(Moment moment) {
    return moment.at().getNano() == 0 ? moment.at().plusMillis(999) : moment.at();
  }

  private static String lag(Instant from, Instant to) {
    Duration lag = Duration.between(from, to);
    return lag.toSeconds() < 120
        ? String.format(Locale.ROOT, "%.1f s", lag.toMillis() / 1000.0)
        : lag.toMinutes() + " min";
  }
}
