/// Email by Resend and SMTP, behind the ports of [live.maguey.emails]: [ResendMailTransport] and
/// [SmtpMailTransport] send, [TokenBucketPace] keeps to the plan's rate, [ResendDeliveryReports]
/// reads the signed webhooks, and [JteEmailRenderer] writes the emails, in HTML and in plain text,
/// from the stores' current data.
///
/// Invariants: an email rendered twice has the same bytes (`JteEmailRendererTest`); an answer that
/// may hide a sent email never counts as a refusal (`ResendMailTransportTest`,
/// `SandboxResendMailTransportTest`).
@NullMarked
package live.maguey.email;

import org.jspecify.annotations.NullMarked;
