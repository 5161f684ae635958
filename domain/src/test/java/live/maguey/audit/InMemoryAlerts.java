package live.maguey.audit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import live.maguey.shared.InMemoryWorld;

/// Alerts in memory; a closed one is forgotten.
public final class InMemoryAlerts implements Alerts {
  private record Key(String kind, String subject) {}

  private final InMemoryWorld world;
  private final SequencedMap<Key, Alert> alerts;

  public InMemoryAlerts(InMemoryWorld world) {
    this.world = world;
    this.alerts = world.table();
  }

  @Override
  public boolean raise(String kind, String subject, String detail, Instant at) {
    return world.locked(() ->
        alerts.putIfAbsent(new Key(kind, subject), new Alert(kind, subject, detail, at)) == null);
  }

  @Override
  public boolean close(String kind, String subject, Instant at) {
    return world.locked(() -> alerts.remove(new Key(kind, subject)) != null);
  }

  @Override
  public List<Alert> open(int limit) {
    return world.locked(() ->
        alerts.values().stream()
            .sorted(Comparator.comparing(Alert::at).reversed())
            .limit(limit)
            .toList());
  }
}
