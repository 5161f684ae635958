/// Webhooks from Stripe: `POST /webhooks/stripe`.
///
/// [StripeWebhookRoutes] calls [live.maguey.webhooks.ReceiveWebhook], which verifies the raw bytes,
/// stores them and answers; nothing else happens in the request.
@NullMarked
package live.maguey.http.webhooks;

import org.jspecify.annotations.NullMarked;
