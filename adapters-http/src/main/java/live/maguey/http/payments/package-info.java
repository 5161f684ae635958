/// What Stripe sends: `POST /webhooks/stripe`.
///
/// Calls [live.maguey.payments.ReceiveWebhook]: verified over the raw bytes, stored, answered;
/// nothing else happens in the request.
@NullMarked
package live.maguey.http.payments;

import org.jspecify.annotations.NullMarked;
