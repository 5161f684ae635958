package live.maguey.limits;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import live.maguey.shared.Network;

/// Whose signatures are checked, of one source of webhooks and on one node. A network whose last
/// signatures were wrong is in doubt: all that are share so many checks, and a single right
/// signature ends the doubt. Nobody else is ever refused a check, and what was signed right is
/// refused nothing. Who starts the node with another secret starts without doubts.
///
/// Safe to race.
public final class SignatureChecks {
  /// Wrong signatures in a row after which a network is in doubt.
  static final int WRONG = 5;

  /// How long a wrong signature speaks against its network.
  static final Duration REMEMBERED = Duration.ofMinutes(10);

  /// Of checks, for all networks in doubt together. A flood may come in between Stripe's own
  /// deliveries, which are sent again for three days: a few of them get through in each minute.
  static final Allowance SHARE = Allowance.perMinute("signatures in doubt", 60);

  /// Beyond it the network that was wrong longest ago is forgotten.
  static final int MOST_NETWORKS = 10_000;

  private record Wrong(int times, Instant last) {}

  private final Map<Network, Wrong> wrong =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Network, Wrong> eldest) {
          return size() > MOST_NETWORKS;
        }
      };
  private final InstantSource clock;
  private Instant spentUntil = Instant.EPOCH;

  public SignatureChecks(InstantSource clock) {
    this.clock = clock;
  }

  /// Before a signature is checked.
  ///
  /// @return how long the network has to wait; empty when its signature is to be checked now
  public synchronized Optional<Duration> delay(Network network) {
    Instant now = clock.instant();
    if (!isInDoubt(network, now)) {
      return Optional.empty();
    }
    if (spentUntil.isAfter(SHARE.latest(now))) {
      return Optional.of(Duration.between(now, SHARE.again(spentUntil)));
    }
    spentUntil = (spentUntil.isAfter(now) ? spentUntil : now).plus(SHARE.step());
    return Optional.empty();
  }

  public synchronized void wasWrong(Network network) {
    Instant now = clock.instant();
    int before = times(network, now);
    wrong.put(network, new Wrong(Math.min(WRONG, before + 1), now));
  }

  public synchronized void wasRight(Network network) {
    wrong.remove(network);
  }

  private boolean isInDoubt(Network network, Instant now) {
    return times(network, now) >= WRONG;
  }

  /// How many of its last signatures were wrong, as far as that is remembered.
  private int times(Network network, Instant now) {
    Wrong known = wrong.get(network);
    return known == null || known.last().plus(REMEMBERED).isBefore(now) ? 0 : known.times();
  }
}
