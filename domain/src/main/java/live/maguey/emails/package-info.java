/// What buyers are told by mail: written with the act it tells of, sent by workers, never twice.
///
/// Driving ports: [SendQueuedEmails], [RecordDelivery], [RetryEmails]. Driven ports: [Outbox],
/// [EmailRenderer], [MailTransport], [SendingPace]. Invariants: one mail per (kind, subject); a
/// repeated attempt has the same key and the same bytes; a mail's state never goes back
/// (`OutboxContract`, `SendQueuedEmailsTest`).
@NullMarked
package live.maguey.emails;

import org.jspecify.annotations.NullMarked;
