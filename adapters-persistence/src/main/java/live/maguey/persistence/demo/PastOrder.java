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
import static live.maguey.persistence.demo.PastTable.TABLE_LINES;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import live.maguey.events.Event;
import live.maguey.orders.Item;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderLine;
import live.maguey.orders.OrderReference;
import live.maguey.payments.StepKey;
import live.maguey.settlement.Settlement;
import live.maguey.shared.Money;
import live.maguey.shared.ShortCode;
import org.jspecify.annotations.Nullable;

/// One order of one line, with what its payment and its mail left behind.
final class PastOrder {
  static final Duration HOLD = Duration.ofMinutes(10);
  private static final Duration PAGE = Duration.ofMinutes(31);
  private static final String TERMS = "2026-11";

  private final Past past;
  private final OrderId id;
  private final UUID buyer;
  private final OrderLine line;
  private final Money total;
  private final String payment;

  private PastOrder(Past past, OrderLine line) {
    this.past = past;
    this.id = new OrderId(past.id());
    this.buyer = past.id();
    this.line = line;
    this.total = line.total();
    this.payment = "pi_past" + past.name();
  }

  OrderId orderId() {
    return id;
  }

  UUID id() {
    return id.value();
  }

  OrderLine line() {
    return line;
  }

  String payment() {
    return payment;
  }

  String reference() {
    return OrderReference.of(id).value();
  }

  /// Nobody paid it in time.
  ///
  /// @param line whose units are all for sale again
  static PastOrder expired(Past past, Event event, OrderLine line) {
    PastOrder order = new PastOrder(past, line);
    Instant over = past.at().plus(HOLD);
    order.placed(event, "expired", over);
    past.rows.add(
        FACTS, "page", order.page(), "expired", order.id(), null, null, over, "fetch", null);
    order.done(StepKey.of("lapse"), "expired", over);
    return order;
  }

  /// Paid within two minutes or so.
  static PastOrder paid(Past past, Event event, OrderLine line) {
    Instant paid = paidAt(past);
    return bought(past, event, line, "paid", paid, paid);
  }

  /// Paid, and refunded at `back`.
  ///
  /// @param line whose units are all for sale again
  static PastOrder refunded(Past past, Event event, OrderLine line, Instant back) {
    return bought(past, event, line, "refunded", back, paidAt(past));
  }

  private static Instant paidAt(Past past) {
    return past.at().plusSeconds(20 + past.random.nextInt(120));
  }

  private static PastOrder bought(
      Past past, Event event, OrderLine line, String state, Instant stateAt, Instant paid) {
    PastOrder order = new PastOrder(past, line);
    order.placed(event, state, stateAt);
    order.page();
    past.moveTo(paid);
    order.charged("txn_past" + past.name());
    order.mailed("tickets", 0, order.id().toString());
    return order;
  }

  private void placed(Event event, String state, Instant stateAt) {
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
        state.equals("expired") ? "session expired" : null,
        total.minor(),
        total.currency(),
        at,
        at.plus(HOLD),
        event.businessDate(),
        1,
        TERMS,
        at);
    OrderLine.Price price = line.price();
    switch (line.item()) {
      case Item.Places places ->
          past.rows.add(
              ORDER_LINES,
              id(),
              1,
              places.inventory().value(),
              "places",
              places.label(),
              places.note(),
              places.phase(),
              line.quantity(),
              line.released(),
              price.each().minor(),
              price.fee().minor(),
              0,
              0);
      case Item.Table table ->
          past.rows.add(
              TABLE_LINES,
              id(),
              1,
              table.inventory().value(),
              "table",
              table.label(),
              table.note(),
              "",
              line.quantity(),
              line.released(),
              price.each().minor(),
              price.fee().minor(),
              0,
              0,
              table.admits(),
              table.minimumSpend().map(Money::minor).orElse(null));
    }
  }

  /// @return the session's id
  private String page() {
    Instant at = past.at();
    String session = "cs_test_past" + past.name();
    past.rows.add(CHECKOUT_ATTEMPTS, id(), 1, "closed", session, at.plus(PAGE), at);
    return session;
  }

  private void charged(String transaction) {
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
    done(StepKey.of(1, "fulfil"), given() + ": " + line.admits(), at);
    done(StepKey.of("confirmation"), "queued", at);
    done(StepKey.of("fee:" + transaction), "recorded", at);
    booked("charge", payment, null, total.minor());
    booked("fee", transaction, transaction, -fee);
    past.rows.add(LEDGER_LINKS, payment, "charge", transaction);
  }

  private String given() {
    return switch (line.item()) {
      case Item.Places _ -> "tickets";
      case Item.Table _ -> "passes";
    };
  }

  /// A step of settling it.
  void done(StepKey step, String result, Instant at) {
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

  /// An entry of the ledger, borne by its one line.
  void booked(String kind, String source, @Nullable String transaction, long amount) {
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

  /// An email to its buyer.
  void mailed(String kind, int lane, String subject) {
    UUID mail = past.id();
    UUID provider = past.id();
    Instant sent = past.at().plusSeconds(1);
    past.rows.add(
        EMAILS,
        mail,
        kind,
        lane,
        id(),
        "buyer",
        buyer,
        subject,
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
