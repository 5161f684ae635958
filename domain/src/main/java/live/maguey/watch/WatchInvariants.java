package live.maguey.watch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import live.maguey.alerts.Alert;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.Alerts;

/// The watchdog: an alert for each violation of an [Invariant], closed once it is gone. It finds
/// what no part of the program saw, and mends nothing. A round looks at a part; an alert is closed
/// once what it is about was looked at again.
///
/// An invariant whose check takes too long is an alert too, until one is answered: nobody knows
/// whether it holds.
public final class WatchInvariants {
  private static final int MOST_ALERTS = 10_000;

  /// What the subject of an alert about an unanswered one begins with.
  private static final String BLIND = "invariant ";

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
    List<Alert> all = alerts.open(MOST_ALERTS);
    List<Alert> open = of(AlertKind.INVARIANT_VIOLATED, all);
    Violations.Looked looked =
        violations.look(
            open.stream().map(alert -> about(alert.subject())).collect(Collectors.toSet()), now);
    Violations.Found found = looked.found();
    Set<String> violated = new HashSet<>();
    for (Violations.Violation violation : found.of()) {
      String subject = violation.subject() + ", " + violation.invariant().text();
      violated.add(subject);
      alerts.raise(AlertKind.INVARIANT_VIOLATED, subject, violation.what(), now);
    }
    Set<String> unsure = unsure(found);
    open.stream()
        .map(Alert::subject)
        .filter(subject -> !violated.contains(subject))
        .filter(subject -> !looked.left().contains(about(subject)))
        .filter(subject -> !unsure.contains(invariant(subject)))
        .forEach(subject -> alerts.close(AlertKind.INVARIANT_VIOLATED, subject, now));
    tellUnanswered(found.unknown(), of(AlertKind.INVARIANT_UNANSWERED, all), now);
    return new Watched(found.of().size(), found.unknown());
  }

  private static List<Alert> of(AlertKind kind, List<Alert> alerts) {
    return alerts.stream().filter(alert -> alert.kind() == kind).toList();
  }

  private void tellUnanswered(Set<Invariant> unknown, List<Alert> open, Instant now) {
    Set<String> unanswered =
        unknown.stream().map(invariant -> BLIND + invariant.text()).collect(Collectors.toSet());
    unanswered.forEach(subject ->
        alerts.raise(
            AlertKind.INVARIANT_UNANSWERED,
            subject,
            "its check took too long and was stopped, so that nobody knows whether it holds",
            now));
    open.stream()
        .map(Alert::subject)
        .filter(subject -> !unanswered.contains(subject))
        .forEach(subject -> alerts.close(AlertKind.INVARIANT_UNANSWERED, subject, now));
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

  /// A subject is what a violation is about, and the invariant's name.
  private static String about(String subject) {
    return subject.substring(0, Math.max(0, subject.lastIndexOf(", ")));
  }

  private static String invariant(String subject) {
    return subject.substring(subject.lastIndexOf(' ') + 1);
  }
}
