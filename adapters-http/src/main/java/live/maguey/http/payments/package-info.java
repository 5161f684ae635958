/// Webhooks from Stripe: `POST /webhooks/stripe`.
///
/// Calls [live.maguey.payments.ReceiveWebhook], which verifies the raw bytes, stores them and
/// answers; nothing else happens in the request.
@NullMarked
package live.maguey.http.payments;

import org.jspecify.annotations.NullMarked;
