package live.maguey.trace;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.maguey.audit.Alerts;
import live.maguey.audit.AuditEntry;
import live.maguey.checkout.CheckoutAttempt;
import live.maguey.emails.Email;
import live.maguey.emails.EmailId;
import live.maguey.emails.Outbox;
import live.maguey.gate.ScanLog;
import live.maguey.orders.Order;
import live.maguey.payments.Fact;
import live.maguey.payments.Refund;
import live.maguey.revenue.LedgerEntry;
import live.maguey.tickets.Ticket;
import live.maguey.webhooks.WebhookEvent;

/// Everything we store about one order, read once.
///
/// @param tries of each email, by the email's id
/// @param scans of each ticket, by the ticket's number
/// @param alerts open ones about the order or something of it
record Known(
    Order order,
    Optional<CheckoutAttempt> attempt,
    List<Fact> facts,
    List<WebhookEvent> events,
    List<AuditEntry> acts,
    List<LedgerEntry> book,
    List<Refund> refunds,
    List<Email> mails,
    Map<EmailId, List<Outbox.Attempt>> tries,
    List<Ticket> tickets,
    Map<String, List<ScanLog.Scan>> scans,
    List<Alerts.Alert> alerts) {}
