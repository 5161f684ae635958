package live.maguey.orders;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request to take places, whole or not at all. Every id in it was made by the caller, so that a
/// commit whose answer was lost can be looked up.
///
/// @param order the order as it will stand, held until its `expiresAt`
/// @param buyer stored with it; @param terms likewise
/// @param browser an anonymous id of the browser, from a cookie
/// @param key the request's idempotency key, or null where the caller has none
/// @param phaseLimits per line: the price stands while fewer than this many of the tier's places
///   are taken, for the whole line or not at all; `Integer.MAX_VALUE` for no such limit
/// @param replaces this browser's own live hold of the same event: cancelled in the same act when
///   this one is taken, untouched when not; null for none
public record Hold(
    Order.Held order,
    Buyer buyer,
    Terms terms,
    String browser,
    @Nullable IdempotencyKey key,
    List<Integer> phaseLimits,
    Limits limits,
    @Nullable OrderId replaces) {
  public Hold {
    phaseLimits = List.copyOf(phaseLimits);
  }

  public Instant now() {
    return order.details().placedAt();
  }

  /// Guards against hoarding, since a hold costs nothing.
  ///
  /// @param perNetwork live holds that one network may have, for all events together
  /// @param perCustomer places of one event that one email address, or one browser, may have:
  ///   bought ones, free ones too, and those that it holds. Anybody can type an address, so what
  ///   another network holds under it does not count.
  /// @param holdTime how long places are kept once the payment page exists
  public record Limits(int perNetwork, int perCustomer, Duration holdTime) {}
}
