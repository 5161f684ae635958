package live.maguey.lookup;

import java.util.List;
import java.util.Optional;
import live.maguey.shared.Span;
import live.maguey.staff.Staff;
import live.maguey.staff.StaffName;

/// Looks up the people at the gates.
public final class LookUpStaff {
  private final Staff staff;

  public LookUpStaff(Staff staff) {
    this.staff = staff;
  }

  /// One who works here.
  public Optional<Staff.Hired> named(StaffName name) {
    return staff.named(name);
  }

  /// By name.
  ///
  /// @param removedToo whether to list those who have left
  public List<Staff.Hired> list(boolean removedToo, Span added) {
    return staff.list().stream()
        .filter(person -> removedToo || !person.isRemoved())
        .filter(person -> added.has(person.addedAt()))
        .toList();
  }
}
