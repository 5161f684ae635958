package live.maguey.persistence.demo;

import static live.maguey.persistence.demo.PastTable.AUDIT_ENTRIES;
import static live.maguey.persistence.demo.PastTable.BUYERS;
import static live.maguey.persistence.demo.PastTable.CHECKOUT_ATTEMPTS;
import static live.maguey.persistence.demo.PastTable.EMAILS;
import static live.maguey.persistence.demo.PastTable.EMAIL_ATTEMPTS;
import static live.maguey.persistence.demo.PastTable.FACTS;
import static live.maguey.persistence.demo.PastTable.LEDGER_ALLOCATIONS;
import static live.maguey.persistence.demo.PastTable.LEDGER_ENTRIES;
import static live.maguey.persistence.demo.PastTable.LEDGER_LINKS;
import static live.maguey.persistence.demo.PastTable.ORDERS;
import static live.maguey.persistence.demo.PastTable.ORDER_LINES;
import static live.maguey.persistence.demo.PastTable.SETTLEMENT_STEPS;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import live.maguey.events.Event;
import live.maguey.events.PricePhase;
import live.maguey.events.Tier;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderReference;
import live.maguey.payments.StepKey;
import live.maguey.settlement.Settlement;
import live.maguey.shared.Money;
import live.maguey.shared.ShortCode;
import org.jspecify.annotations.Nullable;

/// One order of one line, with what its payment and its mail left behind.
final class PastOrder {
  private static final Duration HOLD = Duration.ofMinutes(10);
  private static final Duration PAGE = Duration.ofMinutes(31);
  private static final String TERMS = "2026-11";

  private final Past past;
  private final OrderId id;
  private final UUID buyer;
  private final Tier tier;
  private final int quantity;
  private final Money total;

  private PastOrder(Past past, Tier tier, int quantity) {
    this.past = past;
    this.id = new OrderId(past.id());
    this.buyer = past.id();
    this.tier = tier;
    this.quantity = quantity;
    this.total = tier.phases().getFirst().price().times(quantity);
  }

  UUID id() {
    return id.value();
  }

  Tier tier() {
    return tier;
  }

  String reference() {
    return OrderReference.of(id).value();
  }

  /// Nobody paid it in time.
  static void expired(Past past, Event event, Tier tier, int quantity) {
    PastOrder order = new PastOrder(past, tier, quantity);
    Instant over = past.at().plus(HOLD);
    order.placed(event, "expired", over);
    past.rows.add(
        FACTS, "page", order.page(), "expired", order.id(), null, null, over, "fetch", null);
    order.done(StepKey.of("lapse"), "expired", over);
  }

  /// Paid within two minutes or so.
  static PastOrder paid(Past past, Event event, Tier tier, int quantity) {
    PastOrder order = new PastOrder(past, tier, quantity);
    Instant paid = past.at().plusSeconds(20 + past.random.nextInt(120));
    order.placed(event, "paid", paid);
    order.page();
    past.moveTo(paid);
    order.charged("pi_past" + past.name(), "txn_past" + past.name());
    order.mailed();
    return order;
  }

  private void placed(Event event, String state, Instant stateAt) {
    boolean isExpired = state.equals("expired");
    PricePhase phase = tier.phases().getFirst();
    Instant at = past.at();
    String guest = ShortCode.of(buyer, 8).toLowerCase(Locale.ROOT);
    String language = past.random.nextInt(4) == 0 ? "es" : "en";
    past.rows.add(BUYERS, buyer, "Guest " + guest, "guest-" + guest + "@example.com", language, at);
    past.rows.add(
        ORDERS,
        id(),
        reference(),
        event.id().value(),
        "web",
        "stripe",
        buyer,
        language,
        state,
        stateAt,
        isExpired ? "session expired" : null,
        total.minor(),
        total.currency(),
        at,
        at.plus(HOLD),
        event.businessDate(),
        1,
        TERMS,
        at);
    past.rows.add(
        ORDER_LINES,
        id(),
        1,
        tier.id().value(),
        "places",
        tier.name(),
        tier.note(),
        phase.name(),
        quantity,
        isExpired ? quantity : 0,
        phase.price().minor(),
        phase.fee().minor(),
        0,
        0);
  }

  /// @return the session's id
  private String page() {
    Instant at = past.at();
    String session = "cs_test_past" + past.name();
    past.rows.add(CHECKOUT_ATTEMPTS, id(), 1, "closed", session, at.plus(PAGE), at);
    return session;
  }

  private void charged(String payment, String transaction) {
    Instant at = past.at();
    long fee = Math.round(total.minor() * 0.029) + 30;
    past.rows.add(
        FACTS,
        "capture",
        payment,
        "succeeded",
        id(),
        total.minor(),
        total.currency(),
        at,
        "fetch",
        null);
    past.rows.add(
        FACTS, "fee", transaction, "charge", id(), fee, total.currency(), at, "fetch", payment);
    done(StepKey.of("charge:" + payment), "recorded", at);
    done(StepKey.CONFIRM, payment, at);
    done(StepKey.of(1, "fulfil"), "tickets: " + quantity, at);
    done(StepKey.of("confirmation"), "queued", at);
    done(StepKey.of("fee:" + transaction), "recorded", at);
    booked("charge", payment, null, total.minor());
    booked("fee", transaction, transaction, -fee);
    past.rows.add(LEDGER_LINKS, payment, "charge", transaction);
  }

  private void done(StepKey step, String result, Instant at) {
    past.rows.add(
        SETTLEMENT_STEPS,
        id(),
        step.line(),
        step.n(),
        step.purpose(),
        result,
        Settlement.RULE_VERSION,
        at);
    past.rows.add(
        AUDIT_ENTRIES, at, "system", "demo", "order." + step.name(), "order " + id(), result);
  }

  private void booked(String kind, String source, @Nullable String transaction, long amount) {
    UUID entry = past.id();
    past.rows.add(
        LEDGER_ENTRIES,
        entry,
        id(),
        "stripe",
        kind,
        source,
        transaction,
        amount,
        total.currency(),
        past.at());
    past.rows.add(LEDGER_ALLOCATIONS, entry, 1, amount);
  }

  private void mailed() {
    UUID mail = past.id();
    UUID provider = past.id();
    Instant sent = past.at().plusSeconds(1);
    past.rows.add(
        EMAILS,
        mail,
        "tickets",
        0,
        id(),
        "buyer",
        buyer,
        id(),
        "delivered",
        1,
        past.at(),
        sent,
        "resend",
        provider,
        "email.delivered");
    past.rows.add(EMAIL_ATTEMPTS, mail, sent, "accepted by resend as " + provider);
    past.rows.add(EMAIL_ATTEMPTS, mail, sent.plusSeconds(1), "email.delivered");
  }
}
