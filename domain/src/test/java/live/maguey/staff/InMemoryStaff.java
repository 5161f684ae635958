package live.maguey.staff;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import live.maguey.shared.InMemoryWorld;

/// The staff in memory.
public final class InMemoryStaff implements Staff {
  private final InMemoryWorld world;
  private final SequencedMap<StaffId, Hired> people;
  private final SequencedMap<StaffId, String> pins;

  public InMemoryStaff(InMemoryWorld world) {
    this.world = world;
    this.people = world.table();
    this.pins = world.table();
  }

  @Override
  public Optional<Hired> named(StaffName name) {
    return world.locked(() ->
        people.values().stream()
            .filter(person -> !person.isRemoved() && key(person).equals(name.key()))
            .findFirst());
  }

  @Override
  public List<Hired> list() {
    return world.locked(() ->
        people.values().stream()
            .sorted(
                Comparator.comparing(InMemoryStaff::key)
                    .thenComparing(Hired::addedAt, Comparator.reverseOrder()))
            .toList());
  }

  @Override
  public boolean add(StaffMember member, String pinHash, Instant at) {
    return world.locked(() -> {
      boolean free = named(member.name()).isEmpty();
      if (free) {
        people.put(member.id(), new Hired(member, at, null));
        pins.put(member.id(), pinHash);
      }
      return free;
    });
  }

  @Override
  public boolean changePin(StaffId id, String pinHash) {
    return world.locked(() -> pins.replace(id, pinHash) != null);
  }

  @Override
  public boolean remove(StaffId id, Instant at) {
    return world.locked(() -> {
      boolean here = pins.remove(id) != null;
      if (here) {
        people.computeIfPresent(id, (_, it) -> new Hired(it.member(), it.addedAt(), at));
      }
      return here;
    });
  }

  /// What is kept of a PIN, or empty for one who does not work here.
  Optional<String> pinHash(StaffId id) {
    return world.locked(() -> Optional.ofNullable(pins.get(id)));
  }

  private static String key(Hired person) {
    return person.member().name().key();
  }
}
