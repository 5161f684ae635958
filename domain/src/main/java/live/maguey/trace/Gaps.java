package live.maguey.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import live.maguey.alerts.Alert;
import live.maguey.emails.Email;
import live.maguey.orders.Order;
import live.maguey.payments.Fact;
import live.maguey.payments.Refund;
import live.maguey.payments.Refund.Standing;
import live.maguey.refunds.OrderMoney;
import live.maguey.reservations.Reservation;
import live.maguey.runbooks.Diagnosis;
import live.maguey.webhooks.WebhookEvent;
import live.maguey.words.MoneyText;

/// Finds what should have happened to an order by now but did not, each with what to do.
final class Gaps {
  /// What takes longer is stuck: the server heals within a minute after the cause ends.
  private static final Duration SOON = Duration.ofMinutes(1);

  /// A hold whose Stripe does not answer is ended two minutes late.
  private static final Duration HOLD_ENDS_LATE = Duration.ofMinutes(3);

  /// Banks and fees take their time.
  private static final Duration BANKS_TAKE = Duration.ofDays(10);

  private static final Duration FEES_TAKE = Duration.ofHours(1);

  private final Known known;
  private final Instant now;
  private final List<Missing> missing = new ArrayList<>();

  private Gaps(Known known, Instant now) {
    this.known = known;
    this.now = now;
  }

  static List<Missing> in(Known known, Instant now) {
    Gaps gaps = new Gaps(known, now);
    known.events().forEach(gaps::webhook);
    known.refunds().forEach(gaps::refund);
    known.mails().stream().filter(mail -> !isMended(mail, known.mails())).forEach(gaps::mail);
    switch (known.order()) {
      case Order.Held held -> gaps.hold(held);
      case Order.Bought _ -> gaps.bought();
      case Order.Lapsed _ -> gaps.abandoned();
      default -> {}
    }
    known.alerts().forEach(gaps::alert);
    return gaps.missing;
  }

  private void add(Diagnosis diagnosis, Object object, String what, String todo) {
    missing.add(new Missing(diagnosis, object.toString(), what, todo));
  }

  private void add(Diagnosis diagnosis, String what, String todo) {
    add(diagnosis, "", what, todo);
  }

  private boolean isOver(Instant since, Duration patience) {
    return now.isAfter(since.plus(patience));
  }

  private void webhook(WebhookEvent event) {
    switch (event.state()) {
      case WebhookEvent.State.Failed(_, _, String error) -> unprocessed(event, error);
      case WebhookEvent.State.Dead(_, _, String error) -> unprocessed(event, error);
      case WebhookEvent.State.Received _, WebhookEvent.State.Processed _ -> {}
    }
  }

  private void unprocessed(WebhookEvent event, String error) {
    add(
        Gap.EVENT_UNPROCESSED,
        event.id(),
        event.type() + " was not processed: " + error,
        "maguey webhooks replay " + event.id());
  }

  private void refund(Refund refund) {
    if (isPaidOtherwise(refund)) {
      return;
    }
    String of = "The refund of " + MoneyText.of(refund.amount());
    String record = "maguey refunds record " + refund.id();
    switch (refund.standing()) {
      case Standing.Requested _ -> {
        if (isOver(refund.requestedAt(), SOON)) {
          add(Gap.REFUND_UNSENT, refund.id(), of + " has not reached Stripe", "maguey doctor");
        }
      }
      case Standing.Pending _ -> {
        if (isOver(refund.requestedAt(), BANKS_TAKE)) {
          add(
              Gap.REFUND_PENDING_LONG,
              refund.id(),
              of + " has been pending for a long time",
              "look at it in Stripe's dashboard");
        }
      }
      case Standing.Refused _ ->
          add(
              Gap.REFUND_REFUSED,
              refund.id(),
              of + " did not arrive",
              "maguey refunds retry " + refund.id() + ", or pay it by hand and " + record);
      case Standing.SentBack _, Standing.Cancelled _ ->
          add(
              Gap.REFUND_RETURNED,
              refund.id(),
              of + " did not arrive",
              "pay it by hand and " + record);
      case Standing.Succeeded _, Standing.NotNeeded _, Standing.PaidByHand _ -> {}
    }
  }

  /// It did not arrive, and its money went back another way since.
  private boolean isPaidOtherwise(Refund refund) {
    OrderMoney money =
        OrderMoney.of(known.refunds(), known.book(), known.facts(), refund.amount().currency());
    return refund.isOwed() && money.isKnown(refund.payment()) && money.owed(refund).isZero();
  }

  private void mail(Email mail) {
    String the = "The " + Timeline.word(mail.kind()).replace('_', ' ') + " email ";
    String retry = "maguey emails retry " + mail.id();
    switch (mail.state()) {
      case Email.State.Queued _ -> unsent(mail, the + "is not sent", retry);
      case Email.State.Failed failed ->
          unsent(mail, the + "is not sent: " + failed.answer(), retry);
      case Email.State.GivenUp givenUp ->
          add(Gap.EMAIL_GIVEN_UP, mail.id(), the + "is given up: " + givenUp.answer(), retry);
      case Email.State.Sent sent -> {
        if (!sent.delivery().isThrough()) {
          add(
              Gap.EMAIL_BOUNCED,
              mail.id(),
              the + "came back (" + Timeline.word(sent.delivery()) + ")",
              "maguey orders correct " + reference() + " --email ADDRESS");
        }
      }
    }
  }

  private void unsent(Email mail, String what, String todo) {
    if (isOver(mail.queuedAt(), SOON)) {
      add(Gap.EMAIL_UNSENT, mail.id(), what, todo);
    }
  }

  /// A later one of its kind got through to the same reader, as after a corrected address.
  static boolean isMended(Email mail, List<Email> mails) {
    return mails.stream()
        .anyMatch(later ->
            later.kind() == mail.kind()
                && later.to().isSameReader(mail.to())
                && later.queuedAt().isAfter(mail.queuedAt())
                && later.sent().filter(sent -> sent.delivery().isThrough()).isPresent());
  }

  private void hold(Order.Held held) {
    if (isOver(held.expiresAt(), HOLD_ENDS_LATE)) {
      add(Gap.HOLD_OVERDUE, "The hold has expired and is still open", "maguey doctor");
    }
    if (known.payment().opening() && isOver(held.details().placedAt(), SOON)) {
      add(Gap.PAGE_UNOPENED, "Stripe has not opened its page yet", "maguey doctor");
    }
  }

  private void bought() {
    int places = known.order().details().places();
    // A party at a larger table than it bought has further passes.
    if (known.tickets().size() < places) {
      add(
          Gap.TICKETS_MISSING,
          payment(),
          known.tickets().size() + " tickets of " + places,
          "maguey webhooks replay " + payment());
    }
    if (known.mails().stream().noneMatch(m -> m.kind() == Email.Kind.TICKETS)) {
      add(
          Gap.EMAIL_NOT_QUEUED,
          "No email with the tickets was queued",
          "maguey orders resend " + reference());
    }
    known
        .history()
        .picture()
        .reservation()
        .filter(r -> !r.isLive() || r instanceof Reservation.Pending)
        .filter(r ->
            known.tickets().stream().anyMatch(t -> t.line() == r.booking().line() && t.isValid()))
        .ifPresent(r ->
            add(
                Gap.TABLE_UNSEATED,
                "The reservation of its table is " + r.state() + ", and passes are out",
                "maguey orders refund " + reference() + " --dry-run"));
    Fact.of(known.facts(), Fact.Captured.class)
        .filter(capture -> isOver(capture.at(), FEES_TAKE))
        .filter(Predicate.not(this::hasFee))
        .forEach(capture ->
            add(
                Gap.FEE_UNKNOWN,
                "Stripe's fee for " + capture.payment() + " is not known",
                "maguey reconcile"));
  }

  private void abandoned() {
    known
        .history()
        .picture()
        .reservation()
        .filter(Reservation::isLive)
        .ifPresent(r ->
            add(
                Gap.TABLE_ABANDONED,
                "Its table is still reserved (" + r.state() + ")",
                "maguey vip cancel " + reference()));
  }

  private boolean hasFee(Fact.Captured capture) {
    return Fact.of(known.facts(), Fact.ChargeFee.class)
        .anyMatch(fee -> fee.payment().equals(Optional.of(capture.payment())));
  }

  private void alert(Alert alert) {
    String todo =
        switch (alert.kind()) {
          case DISPUTE, INQUIRY -> "Answer it in Stripe's dashboard";
          case FRAUD_WARNING -> "maguey orders refund " + reference() + " --dry-run";
          default -> "maguey orders show " + reference();
        };
    add(alert.kind(), alert.number(), "Alert " + alert.kind().text() + ": " + alert.detail(), todo);
  }

  /// The event that brought the payment, where one did.
  private String payment() {
    return Fact.of(known.facts(), Fact.Captured.class)
        .map(Fact::source)
        .filter(source -> source.startsWith("evt_"))
        .findFirst()
        .orElse("--failed");
  }

  private String reference() {
    return known.order().details().reference().value();
  }
}
