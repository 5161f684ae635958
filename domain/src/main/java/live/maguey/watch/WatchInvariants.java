package live.maguey.watch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import live.maguey.alerts.Alert;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.Alerts;

/// The watchdog: an alert for each violation of an [Invariant], closed once it is gone. It finds
/// what no part of the program saw, and mends nothing.
public final class WatchInvariants {
  private static final int MOST_ALERTS = 10_000;

  private final Violations violations;
  private final Alerts alerts;
  private final InstantSource clock;

  public WatchInvariants(Violations violations, Alerts alerts, InstantSource clock) {
    this.violations = violations;
    this.alerts = alerts;
    this.clock = clock;
  }

  /// @param violations that there are now, at most [Violations#MOST] of each invariant
  /// @param unknown the invariants whose check took too long: their alerts stay as they are
  public record Watched(int violations, Set<Invariant> unknown) {}

  public Watched watch() {
    Instant now = clock.instant();
    Violations.Found found = violations.find();
    Set<String> violated = new HashSet<>();
    for (Violations.Violation violation : found.of()) {
      String subject = violation.subject() + ", " + violation.invariant().text();
      violated.add(subject);
      alerts.raise(AlertKind.INVARIANT_VIOLATED, subject, violation.what(), now);
    }
    closeOthers(violated, unsure(found), now);
    return new Watched(found.of().size(), found.unknown());
  }

  /// Of these there may be violations that were not named.
  private static Set<String> unsure(Violations.Found found) {
    Set<String> names =
        found.of().stream()
            .collect(Collectors.groupingBy(Violations.Violation::invariant, Collectors.counting()))
            .entrySet()
            .stream()
            .filter(counted -> counted.getValue() >= Violations.MOST)
            .map(counted -> counted.getKey().text())
            .collect(Collectors.toCollection(HashSet::new));
    found.unknown().forEach(invariant -> names.add(invariant.text()));
    return names;
  }

  private void closeOthers(Set<String> violated, Set<String> unsure, Instant now) {
    for (Alert alert : alerts.open(MOST_ALERTS)) {
      String subject = alert.subject();
      String invariant = subject.substring(subject.lastIndexOf(' ') + 1);
      if (alert.kind() == AlertKind.INVARIANT_VIOLATED
          && !violated.contains(subject)
          && !unsure.contains(invariant)) {
        alerts.close(alert.kind(), subject, now);
      }
    }
  }
}
