package live.maguey.persistence;

import java.time.Duration;
import java.util.List;
import live.maguey.persistence.watch.PostgresViolations;
import live.maguey.watch.Violations;

/// The watchdog's own check, for tests: what has to hold in the database at every moment between
/// two transactions, whatever raced.
public final class Invariants {
  private Invariants() {}

  /// @throws AssertionError that names every violation
  public static void check(Database database) {
    List<String> violations = violations(database);
    if (!violations.isEmpty()) {
      throw new AssertionError(String.join("\n", violations));
    }
  }

  /// Each begins with its invariant's name.
  public static List<String> violations(Database database) {
    Violations.Found found = new PostgresViolations(database, Duration.ofSeconds(20)).find();
    if (!found.unknown().isEmpty()) {
      throw new AssertionError("not checked within 20 s: " + found.unknown());
    }
    return found.of().stream()
        .map(violation -> violation.invariant().name() + ": " + violation.what())
        .toList();
  }
}
