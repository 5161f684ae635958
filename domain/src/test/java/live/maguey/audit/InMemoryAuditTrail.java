package live.maguey.audit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import live.maguey.shared.InMemoryPages;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.Page;

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
  public Optional<AuditEntry> find(long number) {
    return world.locked(() ->
        number >= 1 && number <= entries.size()
            ? Optional.of(entries.get((int) number - 1))
            : Optional.empty());
  }

  @Override
  public List<Numbered> list(boolean people, Page<Long> page) {
    return world.locked(() ->
        InMemoryPages.of(
            page,
            IntStream.range(0, entries.size())
                .mapToObj(no -> new Numbered(no + 1L, entries.get(no)))
                .filter(one -> !people || !one.entry().actor().kind().equals("system")),
            one -> new Page.Row<>(one.entry().at(), one.number()),
            Comparator.naturalOrder()));
  }

  @Override
  public List<AuditEntry> of(String subject, int limit) {
    return world.locked(() ->
        entries.reversed().stream().filter(e -> e.subject().equals(subject)).limit(limit).toList());
  }
}
