package live.maguey.orders;

import java.time.Duration;

/// The venue's rules of sale.
///
/// @param holdTime how long places are kept once the payment page exists
/// @param holdsPerNetwork live holds that one network may have
/// @param placesPerCustomer places of one event that one mail address or browser may have, where
///   the event does not say
/// @param taxRate inside every price, in parts per million
/// @param termsVersion of the terms of sale that a buyer must accept
public record SalesRules(
    Duration holdTime,
    int holdsPerNetwork,
    int placesPerCustomer,
    int taxRate,
    String termsVersion) {}
