package live.maguey.audit;

import java.time.Instant;
import java.util.List;
import live.maguey.shared.InMemoryWorld;

/// The trail in memory.
public final class InMemoryAuditTrail implements AuditTrail {
  private final InMemoryWorld world;
  private final List<AuditEntry> entries;

  public InMemoryAuditTrail(InMemoryWorld world) {
    this.world = world;
    this.entries = world.list();
  }

  @Override
  public void record(List<AuditEntry> recorded) {
    world.execute(() -> entries.addAll(recorded));
  }

  @Override
  public List<AuditEntry> list(Instant since, boolean people, int limit) {
    return world.locked(() ->
        entries.reversed().stream()
            .filter(e -> !e.at().isBefore(since))
            .filter(e -> !people || !e.actor().kind().equals("system"))
            .limit(limit)
            .toList());
  }

  @Override
  public List<AuditEntry> of(String subject, int limit) {
    return world.locked(() ->
        entries.reversed().stream().filter(e -> e.subject().equals(subject)).limit(limit).toList());
  }
}
