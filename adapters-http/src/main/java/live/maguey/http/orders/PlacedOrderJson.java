package live.maguey.http.orders;

import java.net.URI;
import java.time.Instant;
import live.maguey.http.answers.MoneyJson;
import org.jspecify.annotations.Nullable;

/// The answer to `POST /api/orders`.
///
/// @param reference what the buyer quotes; @param token opens the order and is a secret
/// @param page the order's private page
/// @param checkoutUrl where to pay, null while it is being opened and when nothing is to be paid
/// @param opening whether the payment page is still being opened: ask again in a moment
/// @param expiresAt when the hold ends, null when the order is not held
record PlacedOrderJson(
    String reference,
    String state,
    String token,
    URI page,
    @Nullable URI checkoutUrl,
    boolean opening,
    @Nullable Instant expiresAt,
    MoneyJson total) {}
