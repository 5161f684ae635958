package live.maguey.alerts;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import live.maguey.shared.InMemoryWorld;

/// Silences in memory, by their kinds.
public final class InMemorySilences implements Silences {
  private final InMemoryWorld world;
  private final SequencedMap<AlertKind, Silence> silences;

  public InMemorySilences(InMemoryWorld world) {
    this.world = world;
    this.silences = world.table();
  }

  @Override
  public void put(Silence silence) {
    world.execute(() -> silences.put(silence.kind(), silence));
  }

  @Override
  public Optional<Silence> end(AlertKind kind, Instant now) {
    return world.locked(() ->
        at(now).stream()
            .filter(silence -> silence.kind() == kind)
            .findFirst()
            .map(silence -> silences.remove(silence.kind())));
  }

  @Override
  public List<Silence> at(Instant now) {
    return world.locked(() ->
        silences.values().stream()
            .filter(silence -> silence.until().isAfter(now))
            .sorted(
                Comparator.comparing(Silence::until)
                    .thenComparing(silence -> silence.kind().text()))
            .toList());
  }
}
