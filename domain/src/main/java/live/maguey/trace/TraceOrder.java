package live.maguey.trace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import live.maguey.audit.Alerts;
import live.maguey.audit.AuditTrail;
import live.maguey.emails.Email;
import live.maguey.emails.Outbox;
import live.maguey.gate.Admissions;
import live.maguey.orders.Order;
import live.maguey.payments.CheckoutAttempt;
import live.maguey.payments.CheckoutAttempts;
import live.maguey.payments.Fact;
import live.maguey.payments.Facts;
import live.maguey.payments.Refund;
import live.maguey.payments.Refunds;
import live.maguey.payments.WebhookEvent;
import live.maguey.payments.WebhookEvents;
import live.maguey.revenue.Ledger;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.Tickets;

/// Puts what every capability keeps of an order into one line of time, and says what is missing.
public final class TraceOrder {
  private static final int MOST = 500;

  /// What takes longer is stuck: the house mends within a minute of the cause's end.
  private static final Duration SOON = Duration.ofMinutes(1);

  /// A hold whose Stripe does not answer is ended two minutes late.
  private static final Duration HOLD_ENDS_LATE = Duration.ofMinutes(3);

  /// Banks and fees take their time.
  private static final Duration BANKS_TAKE = Duration.ofDays(10);

  private static final Duration FEES_TAKE = Duration.ofHours(1);

  private final Stores stores;
  private final InstantSource clock;

  /// What is read.
  public record Stores(
      CheckoutAttempts attempts,
      Facts facts,
      WebhookEvents inbox,
      Ledger ledger,
      Refunds refunds,
      Tickets tickets,
      Outbox outbox,
      Admissions admissions,
      AuditTrail audit,
      Alerts alerts) {}

  public TraceOrder(Stores stores, InstantSource clock) {
    this.stores = stores;
    this.clock = clock;
  }

  public Trace trace(Order order) {
    List<Moment> moments = new ArrayList<>();
    List<Missing> missing = new ArrayList<>();
    Instant now = clock.instant();
    List<Fact> facts = stores.facts().of(order.id());
    moments.add(
        new Moment(
            order.details().placedAt(),
            Moment.Kind.ORDER,
            "placed, %d %s for %s"
                .formatted(
                    order.details().places(),
                    order.details().places() == 1 ? "place" : "places",
                    order.total().display()),
            order.details().reference().value()));
    facts.forEach(f -> moments.add(new Moment(f.at(), kind(f), text(f), f.object())));
    List<WebhookEvent> events = events(facts);
    events.forEach(e -> webhook(e, moments, missing));
    stores
        .audit()
        .of("order " + order.id(), MOST)
        .forEach(a ->
            moments.add(
                new Moment(
                    a.at(),
                    Moment.Kind.HOUSE,
                    a.act() + (a.detail().isEmpty() ? "" : ": " + a.detail()),
                    a.actor().toString())));
    stores
        .ledger()
        .of(order.id())
        .forEach(e ->
            moments.add(
                new Moment(
                    e.at(),
                    Moment.Kind.BOOK,
                    word(e.kind()) + " " + e.amount().display() + " in " + word(e.account()),
                    Objects.requireNonNullElse(e.balanceTransaction(), e.source()))));
    List<Refund> refunds = stores.refunds().of(order.id());
    refunds.forEach(r -> refund(r, now, moments, missing));
    List<Email> mails = stores.outbox().list(null, order.id(), MOST);
    mails.forEach(m -> mail(m, now, moments, missing));
    List<Ticket> tickets = stores.tickets().of(order.id());
    tickets.forEach(t -> scans(t, moments));
    hold(order, now, missing);
    bought(order, facts, tickets, mails, now, missing);
    alarms(order, events, refunds, mails, missing);
    moments.sort(Comparator.comparing(TraceOrder::latest).thenComparing(Moment::kind));
    return new Trace(order, moments, missing);
  }

  /// Stripe tells whole seconds: what it says of one may have happened at the end of it.
  private static Instant latest(Moment moment) {
    return moment.at().getNano() == 0 ? moment.at().plusMillis(999) : moment.at();
  }

  private static Moment.Kind kind(Fact fact) {
    return switch (fact.kind()) {
      case FREE, HOLD -> Moment.Kind.ORDER;
      case CAPTURE,
          SESSION,
          DECLINE,
          REFUND,
          FEE,
          DISPUTE,
          DISPUTE_DEADLINE,
          DISPUTE_MONEY,
          FRAUD_WARNING ->
          Moment.Kind.STRIPE;
    };
  }

  private static String text(Fact fact) {
    String amount = fact.amount() == null ? "" : " " + fact.amount().display();
    return word(fact.kind()) + " " + fact.status() + amount;
  }

  private List<WebhookEvent> events(List<Fact> facts) {
    Set<String> ids =
        facts.stream()
            .map(Fact::source)
            .filter(s -> s.startsWith("evt_"))
            .collect(Collectors.toSet());
    return ids.stream().flatMap(id -> stores.inbox().find(id).stream()).toList();
  }

  private static void webhook(WebhookEvent event, List<Moment> moments, List<Missing> missing) {
    String came = event.origin().equals("pull") ? " fetched from Stripe's list" : " came in";
    moments.add(
        new Moment(
            event.receivedAt(),
            Moment.Kind.WEBHOOK,
            event.type()
                + came
                + ", made "
                + lag(event.createdAt(), event.receivedAt())
                + " before",
            event.id()));
    Instant done = event.processedAt();
    if (done != null) {
      moments.add(
          new Moment(
              done,
              Moment.Kind.WEBHOOK,
              event.type() + " " + word(event.state()) + " after " + lag(event.receivedAt(), done),
              event.id()));
    }
    if (event.state() == WebhookEvent.State.DEAD
        || (event.state() == WebhookEvent.State.RECEIVED && event.attempts() > 0)) {
      missing.add(
          new Missing(
              event.type() + " is not worked through: " + event.lastError(),
              "maguey webhooks replay " + event.id()));
    }
  }

  private static void refund(
      Refund refund, Instant now, List<Moment> moments, List<Missing> missing) {
    moments.add(
        new Moment(
            refund.requestedAt(),
            Moment.Kind.REFUND,
            refund.amount().display()
                + " asked for ("
                + refund.reason()
                + "), now "
                + word(refund.state()),
            Objects.requireNonNullElse(refund.object(), refund.id().toString())));
    Duration age = Duration.between(refund.requestedAt(), now);
    String of = "The refund of " + refund.amount().display();
    switch (refund.state()) {
      case REQUESTED -> {
        if (age.compareTo(SOON) > 0) {
          missing.add(
              new Missing(of + " has not reached Stripe", "maguey doctor says if Stripe answers"));
        }
      }
      case PENDING -> {
        if (age.compareTo(BANKS_TAKE) > 0) {
          missing.add(new Missing(of + " is pending for long", "look at it in Stripe's dashboard"));
        }
      }
      case FAILED, CANCELLED ->
          missing.add(
              new Missing(of + " did not arrive", "pay it back in Stripe's dashboard or by hand"));
      case SUCCEEDED -> {}
    }
  }

  private void mail(Email mail, Instant now, List<Moment> moments, List<Missing> missing) {
    String name = word(mail.kind()) + " mail";
    moments.add(
        new Moment(mail.queuedAt(), Moment.Kind.MAIL, name + " owed", mail.id().toString()));
    stores
        .outbox()
        .attempts(mail.id())
        .forEach(a ->
            moments.add(
                new Moment(
                    a.at(),
                    Moment.Kind.MAIL,
                    name + ": " + a.answer(),
                    Objects.requireNonNullElse(mail.providerId(), mail.id().toString()))));
    String retry = "maguey emails retry " + mail.id();
    switch (mail.state()) {
      case QUEUED -> {
        if (Duration.between(mail.queuedAt(), now).compareTo(SOON) > 0) {
          String last = mail.lastAnswer();
          missing.add(
              new Missing(
                  "The " + name + " is not sent" + (last == null ? "" : ": " + last), retry));
        }
      }
      case GIVEN_UP ->
          missing.add(new Missing("The " + name + " is given up: " + mail.lastAnswer(), retry));
      case BOUNCED, COMPLAINED ->
          missing.add(
              new Missing(
                  "The " + name + " came back (" + word(mail.state()) + ")",
                  "maguey orders correct, or ask the guest for another address"));
      case ACCEPTED, DELAYED, DELIVERED -> {}
    }
  }

  private void scans(Ticket ticket, List<Moment> moments) {
    for (Admissions.Decision scan : stores.admissions().of(ticket.id(), MOST)) {
      moments.add(new Moment(scan.at(), Moment.Kind.SCAN, scan.reason().code(), ticket.number()));
    }
  }

  private void hold(Order order, Instant now, List<Missing> missing) {
    if (!(order instanceof Order.Held held)) {
      return;
    }
    if (now.isAfter(held.expiresAt().plus(HOLD_ENDS_LATE))) {
      missing.add(
          new Missing(
              "The hold is over and nobody has ended it", "is a server running? maguey doctor"));
    }
    stores
        .attempts()
        .current(order.id())
        .filter(a -> a.state() == CheckoutAttempt.State.OPENING)
        .filter(_ -> now.isAfter(order.details().placedAt().plus(SOON)))
        .ifPresent(_ ->
            missing.add(
                new Missing("Stripe has not opened its page yet", "maguey doctor asks Stripe")));
  }

  private static void bought(
      Order order,
      List<Fact> facts,
      List<Ticket> tickets,
      List<Email> mails,
      Instant now,
      List<Missing> missing) {
    if (!(order instanceof Order.Bought)) {
      return;
    }
    if (tickets.size() != order.details().places()) {
      missing.add(
          new Missing(
              tickets.size() + " tickets of " + order.details().places(),
              "maguey webhooks replay the event of the payment"));
    }
    if (mails.stream().noneMatch(m -> m.kind() == Email.Kind.TICKETS)) {
      missing.add(
          new Missing(
              "No mail with the tickets is owed",
              "maguey orders resend " + order.details().reference()));
    }
    for (Fact capture : facts) {
      boolean isKnown =
          facts.stream()
              .anyMatch(f -> f.kind() == Fact.Kind.FEE && capture.object().equals(f.related()));
      if (capture.kind() == Fact.Kind.CAPTURE
          && !isKnown
          && now.isAfter(capture.at().plus(FEES_TAKE))) {
        missing.add(
            new Missing(
                "Stripe's fee for " + capture.object() + " is not known", "maguey reconcile"));
      }
    }
  }

  private void alarms(
      Order order,
      List<WebhookEvent> events,
      List<Refund> refunds,
      List<Email> mails,
      List<Missing> missing) {
    List<String> ours = new ArrayList<>(List.of("order " + order.id()));
    events.forEach(e -> ours.add("webhook " + e.id()));
    refunds.forEach(r -> ours.add("refund " + r.id()));
    mails.forEach(m -> ours.add("email " + m.id()));
    stores.alerts().open(MOST).stream()
        .filter(alert -> ours.stream().anyMatch(alert.subject()::startsWith))
        .forEach(alert ->
            missing.add(
                new Missing("Alert " + alert.kind() + ": " + alert.detail(), "a person looks")));
  }

  private static String lag(Instant from, Instant to) {
    Duration lag = Duration.between(from, to);
    return lag.toSeconds() < 120
        ? String.format(Locale.ROOT, "%.1f s", lag.toMillis() / 1000.0)
        : lag.toMinutes() + " min";
  }

  private static String word(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
