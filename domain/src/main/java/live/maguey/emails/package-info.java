/// Emails to buyers, guests and staff: owed in the unit of work of what they report, sent by
/// workers, never twice.
///
/// Driving ports: [SendQueuedEmails], [RecordDelivery], [RetryEmails], [ResendTickets],
/// [FindTickets], [QueueTickets], [AllowAddress], [CountAnswers]; [SparedTransport] leaves a silent
/// provider alone (`SparedTransportTest`). Driven ports: [Outbox], [EmailRenderer],
/// [MailTransport], [ProviderAnswers], [DeliveryReports], [SendingPace]. Invariants: one email per
/// (kind, subject); a repeated attempt has the same key and the same bytes; an email's state never
/// moves back (`OutboxContract`, `SendQueuedEmailsTest`).
@NullMarked
package live.maguey.emails;

import org.jspecify.annotations.NullMarked;
