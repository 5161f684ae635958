/// How alerts reach people, behind the port of [live.maguey.alerts]: [SlackMessenger] posts to a
/// channel, [PagerDutyMessenger] opens and closes incidents, [MailMessenger] sends an email past
/// the outbox.
///
/// Invariants: an answer that may hide a message that arrived is unknown, and no answer tells an
/// address or a key (`PostedAlertsTest`, `MailMessengerTest`).
@NullMarked
package live.maguey.email.alerts;

import org.jspecify.annotations.NullMarked;
