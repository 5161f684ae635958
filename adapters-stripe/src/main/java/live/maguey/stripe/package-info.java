/// Stripe behind the ports of `live.maguey.payments`; its types do not leave this module.
///
/// [StripePaymentGateway] asks, [StripeWebhookVerifier] checks what arrives, [StripeEventReader]
/// reads it. Events and fetched objects are read by the same [ObjectFacts], so that the same thing
/// is the same fact by either road.
@NullMarked
package live.maguey.stripe;

import org.jspecify.annotations.NullMarked;
