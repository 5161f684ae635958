package live.maguey.emails;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import live.maguey.shared.InMemoryWorld;

/// Providers' answers in memory.
public final class InMemoryProviderAnswers implements ProviderAnswers {
  private record Key(String provider, Instant minute) {}

  private final InMemoryWorld world;
  private final SequencedMap<Key, Answers> counts;

  public InMemoryProviderAnswers(InMemoryWorld world) {
    this.world = world;
    this.counts = world.table();
  }

  @Override
  public void add(Answers more, Instant at) {
    world.execute(() ->
        counts.merge(
            new Key(more.name(), at.truncatedTo(ChronoUnit.MINUTES)), more, Answers::plus));
  }

  @Override
  public List<Answers> since(Instant from) {
    Instant minute = from.truncatedTo(ChronoUnit.MINUTES);
    return world.locked(() -> {
      TreeMap<String, Answers> byName = new TreeMap<>();
      counts.forEach((key, answers) -> {
        if (!key.minute().isBefore(minute)) {
          byName.merge(key.provider(), answers, Answers::plus);
        }
      });
      return List.copyOf(byName.values());
    });
  }
}
