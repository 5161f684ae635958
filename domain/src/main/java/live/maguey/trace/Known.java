package live.maguey.trace;

import java.util.List;
import java.util.Map;
import live.maguey.alerts.Alert;
import live.maguey.audit.AuditEntry;
import live.maguey.emails.Email;
import live.maguey.emails.EmailId;
import live.maguey.emails.Outbox;
import live.maguey.gate.ScanLog;
import live.maguey.lookup.OrderHistory;
import live.maguey.lookup.OrderPayment;
import live.maguey.orders.Order;
import live.maguey.payments.Fact;
import live.maguey.payments.Refund;
import live.maguey.revenue.LedgerEntry;
import live.maguey.tickets.Ticket;
import live.maguey.webhooks.WebhookEvent;

/// Everything we store about one order, read once.
///
/// @param events that told of its payment
/// @param tries of each email, by the email's id
/// @param scans of each ticket, by the ticket's number
/// @param alerts open ones about the order or something of it
record Known(
    OrderHistory history,
    List<WebhookEvent> events,
    Map<EmailId, List<Outbox.Attempt>> tries,
    Map<String, List<ScanLog.Scan>> scans,
    List<Alert> alerts) {
  Order order() {
    return history.picture().order();
  }

  OrderPayment payment() {
    return history.payment();
  }

  List<Fact> facts() {
    return history.payment().facts();
  }

  List<AuditEntry> acts() {
    return history.trail();
  }

  List<LedgerEntry> book() {
    return history.ledger();
  }

  List<Refund> refunds() {
    return history.payment().refunds();
  }

  List<Email> mails() {
    return history.emails();
  }

  List<Ticket> tickets() {
    return history.picture().tickets();
  }
}
