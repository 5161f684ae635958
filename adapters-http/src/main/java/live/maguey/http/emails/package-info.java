/// Delivery reports from the email provider: `POST /webhooks/resend`.
///
/// [ResendWebhookRoutes] calls [live.maguey.emails.RecordDelivery], which checks the Svix signature
/// over the raw bytes.
@NullMarked
package live.maguey.http.emails;

import org.jspecify.annotations.NullMarked;
