/// Stripe behind the ports of `live.maguey.payments`; its types do not leave this module.
///
/// [StripePaymentGateway] calls Stripe, with [StripeObjects] for what is read and [StripeRefunds]
/// for what is paid back; [StripeWebhookVerifier] checks what arrives, [StripeEventReader] reads
/// it. The same [ObjectFacts] reads events and fetched objects, so the same thing is the same fact
/// either way. [DeclineCodes] says what Stripe's codes mean.
@NullMarked
package live.maguey.stripe;

import org.jspecify.annotations.NullMarked;
