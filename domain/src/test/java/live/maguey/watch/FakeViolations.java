package live.maguey.watch;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Finds what a test says.
final class FakeViolations implements Violations {
  private final List<Violation> violations = new ArrayList<>();
  private final Set<Invariant> slow = EnumSet.noneOf(Invariant.class);

  void violate(Invariant invariant, String subject) {
    violations.add(new Violation(invariant, subject, subject + " is wrong"));
  }

  void mend() {
    violations.clear();
  }

  void takeTooLong(Invariant invariant) {
    slow.add(invariant);
  }

  @Override
  public Found find() {
    return new Found(violations, slow);
  }
}
