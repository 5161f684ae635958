package live.maguey.staff;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Those who work here, and those who did.
public interface Staff {
  /// Of those who work here, the one of this name, by its [StaffName#key()].
  Optional<Hired> named(StaffName name);

  /// By the keys of their names, those who have left too; of one name the latest first.
  List<Hired> list();

  /// Adds a person.
  ///
  /// @return false, with nothing changed, where someone of that name works here. Safe to race.
  boolean add(StaffMember member, String pinHash, Instant at);

  /// Replaces the PIN of someone who works here.
  ///
  /// @return whether there is such a person
  boolean changePin(StaffId id, String pinHash);

  /// From now on this person no longer works here; the PIN's hash is forgotten.
  ///
  /// @return whether this call did it; false for one who has left already or never was
  boolean remove(StaffId id, Instant at);

  /// @param removedAt null while the person works here
  record Hired(StaffMember member, Instant addedAt, @Nullable Instant removedAt) {
    public boolean isRemoved() {
      return removedAt != null;
    }
  }
}
