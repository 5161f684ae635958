package live.maguey.orders;

import java.time.Instant;

/// What the buyer agreed to, and from where: evidence in a dispute.
///
/// @param version of the terms of sale; @param network as the proxy vouches for it, see
///   [live.maguey.shared.Network]
/// @param requestId the request that placed the order, as in the logs
/// @param marketing whether the buyer asked for news; off unless ticked
public record Terms(
    String version,
    Instant acceptedAt,
    String network,
    String userAgent,
    String requestId,
    boolean marketing) {}
