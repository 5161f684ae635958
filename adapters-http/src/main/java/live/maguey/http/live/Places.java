package live.maguey.http.live;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import live.maguey.http.answers.Problem;
import live.maguey.http.answers.ProblemCode;
import live.maguey.http.answers.Refused;
import live.maguey.shared.Network;

/// The places that there are for streams.
final class Places {
  private static final Duration COME_AGAIN = Duration.ofSeconds(30);

  private final LiveLimits limits;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Viewer> viewers = new HashSet<>();
  private final Map<Network, Integer> byNetwork = new HashMap<>();

  Places(LiveLimits limits) {
    this.limits = limits;
  }

  /// One that is taken until it is closed.
  interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /// @throws Refused 503 when no place is left, at all or for this network
  Place take(Network network, Viewer viewer) {
    lock.lock();
    try {
      int ofNetwork = byNetwork.getOrDefault(network, 0);
      if (viewers.size() >= limits.streams() || ofNetwork >= limits.perNetwork()) {
        throw new Refused(Problem.of(ProblemCode.TOO_MANY_STREAMS).after(COME_AGAIN));
      }
      byNetwork.put(network, ofNetwork + 1);
      viewers.add(viewer);
    } finally {
      lock.unlock();
    }
    return () -> give(network, viewer);
  }

  private void give(Network network, Viewer viewer) {
    lock.lock();
    try {
      if (viewers.remove(viewer)) {
        byNetwork.computeIfPresent(network, (_, taken) -> taken == 1 ? null : taken - 1);
      }
    } finally {
      lock.unlock();
    }
  }

  int taken() {
    lock.lock();
    try {
      return viewers.size();
    } finally {
      lock.unlock();
    }
  }

  void end() {
    lock.lock();
    try {
      List.copyOf(viewers).forEach(Viewer::end);
    } finally {
      lock.unlock();
    }
  }
}
