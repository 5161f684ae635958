/// Mail by Resend, behind the ports of [live.maguey.emails]: [ResendMailTransport] sends,
/// [TokenBucketPace] keeps to the plan's rate, [ResendDeliveryReports] reads the signed webhooks,
/// and [JteEmailRenderer] writes the letters, in HTML and in plain text, out of what the stores say
/// at that moment.
///
/// Invariants: a mail rendered twice is the same bytes (`JteEmailRendererTest`); an answer that may
/// hide a sent mail is never taken for a refusal (`ResendMailTransportTest`,
/// `SandboxResendMailTransportTest`).
@NullMarked
package live.maguey.email;

import org.jspecify.annotations.NullMarked;
