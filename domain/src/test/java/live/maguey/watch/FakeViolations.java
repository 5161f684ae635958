package live.maguey.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds what a test says.
final class FakeViolations implements Violations {
  private final List<Violation> violations = new ArrayList<>();
  private final Set<String> skipped = new HashSet<>();
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

  void answerAgain() {
    slow.clear();
  }

  /// Of the next look: has no time for what is about this.
  void skip(String subject) {
    skipped.add(subject);
  }

  @Override
  public Looked look(Set<String> suspects, Instant now) {
    Set<String> left = new HashSet<>(suspects);
    left.retainAll(skipped);
    Found all = find();
    return new Looked(
        new Found(
            all.of().stream().filter(v -> !skipped.contains(v.subject())).toList(), all.unknown()),
        left);
  }

  @Override
  public Found find() {
    return new Found(violations, slow);
  }
}
