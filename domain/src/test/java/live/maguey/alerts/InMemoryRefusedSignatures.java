package live.maguey.alerts;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import live.maguey.shared.InMemoryWorld;

/// Refused signatures in memory.
public final class InMemoryRefusedSignatures implements RefusedSignatures {
  private record Key(String source, Instant minute) {}

  private final InMemoryWorld world;
  private final SequencedMap<Key, Long> counts;

  public InMemoryRefusedSignatures(InMemoryWorld world) {
    this.world = world;
    this.counts = world.table();
  }

  @Override
  public void add(String source, long refused, Instant at) {
    world.execute(() ->
        counts.merge(new Key(source, at.truncatedTo(ChronoUnit.MINUTES)), refused, Long::sum));
  }

  @Override
  public List<Refused> since(Instant from) {
    Instant minute = from.truncatedTo(ChronoUnit.MINUTES);
    return world.locked(() -> {
      TreeMap<String, Refused> bySource = new TreeMap<>();
      counts.forEach((key, count) -> {
        if (!key.minute().isBefore(minute)) {
          bySource.merge(
              key.source(),
              new Refused(key.source(), count, key.minute()),
              (a, b) ->
                  new Refused(
                      a.source(),
                      a.count() + b.count(),
                      a.last().isAfter(b.last()) ? a.last() : b.last()));
        }
      });
      return List.copyOf(bySource.values());
    });
  }
}
