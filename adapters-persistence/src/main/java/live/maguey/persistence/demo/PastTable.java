package live.maguey.persistence.demo;

import java.util.Locale;

/// The tables of an event that is over, each after those that it refers to.
enum PastTable {
  EVENTS(
      "id, number, slug, title, lineup, description, ink, composition, doors, starts, ends,"
          + " business_date, minimum_age, state, sales_open, sales_close"),
  INVENTORY("id, event_id, kind, capacity, taken"),
  TIERS("id, event_id, position, name, note, per_order, accessible"),
  PRICE_PHASES("tier_id, position, name, price_minor, fee_minor, currency"),
  FLOOR_PLANS("id, event_id, width, height, landmarks, language, texts"),
  PLAN_TABLES(
      "id, plan_id, inventory_id, label, section, kind, seats, due_minor, fee_minor,"
          + " minimum_spend_minor, currency, included, shape, x, y, width, height, rotation,"
          + " accessible"),
  BUYERS("id, name, email, language, created_at"),
  ORDERS(
      "id, reference, event_id, channel, ledger_account, buyer_id, language, state, state_at,"
          + " reason, total_minor, currency, placed_at, expires_at, business_date, link_version,"
          + " terms_version, terms_accepted_at"),
  ORDER_LINES(
      "order_id, no, inventory_id, item, name, note, phase, quantity, released, unit_price_minor,"
          + " unit_fee_minor, unit_tax_minor, tax_rate"),
  /// Lines of tables: an event without any writes no column more.
  TABLE_LINES("order_lines", ORDER_LINES.columns + ", admits, minimum_spend_minor"),
  RESERVATIONS("order_id, no, line, event_id, inventory_id, state, since, placed_at"),
  DEPOSIT_ENTRIES("order_id, line, kind, source, amount_minor, currency, at"),
  CHECKOUT_ATTEMPTS("order_id, number, state, session, session_expires_at, due_at"),
  FACTS("kind, object, status, order_id, amount_minor, currency, at, source, related"),
  SETTLEMENT_STEPS("order_id, line, n, purpose, result, rule_version, at"),
  LEDGER_ENTRIES(
      "id, order_id, account, kind, source, balance_transaction, amount_minor, currency, at"),
  LEDGER_ALLOCATIONS("entry_id, line, amount_minor"),
  LEDGER_LINKS("source, kind, balance_transaction"),
  TICKETS(
      "id, number, order_id, line, no, event_id, event_number, name, note, kind, policy,"
          + " party, serial, entries, inside, first_admitted_at, last_admitted_at, last_gate,"
          + " last_device, not_after"),
  /// Tickets of a table.
  PASSES("tickets", TICKETS.columns + ", holder, void_reason, voided_at"),
  GUESTS("ticket_id, state, since"),
  REFUNDS(
      "id, order_id, payment, amount_minor, currency, reason, state, attempt, object, requested_at,"
          + " first_asked_at, state_at"),
  REFUND_PARTS("ticket_id, refund_id, amount_minor"),
  EMAILS(
      "id, kind, lane, order_id, recipient, buyer_id, subject, state, attempts, queued_at, accepted_at,"
          + " provider, provider_id, last_answer"),
  EMAIL_ATTEMPTS("email_id, at, answer"),
  GATE_DEVICES("id, name, gate, enrolled_at, revoked_at"),
  GATE_COUNTS("event_id, device_id, admitted, inside"),
  SCANS(
      "id, event_id, ticket_id, device_id, gate, device_time, received_at, verdict_given,"
          + " verdict_right"),
  AUDIT_ENTRIES("at, actor_kind, actor_name, act, subject, detail");

  private final String table;
  private final String columns;

  PastTable(String columns) {
    this.table = name().toLowerCase(Locale.ROOT);
    this.columns = columns;
  }

  PastTable(String table, String columns) {
    this.table = table;
    this.columns = columns;
  }

  String copy() {
    return "COPY " + table + " (" + columns + ") FROM STDIN";
  }

  int width() {
    return columns.split(",").length;
  }
}
