package live.maguey.http;

import live.maguey.emails.RecordDelivery;
import live.maguey.webhooks.ReceiveWebhook;

/// What Stripe and Resend call back.
public record Callbacks(ReceiveWebhook receiveWebhook, RecordDelivery recordDelivery) {}
