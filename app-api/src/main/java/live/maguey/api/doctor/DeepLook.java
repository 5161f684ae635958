package live.maguey.api.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import live.maguey.http.health.DeepHealth;
import live.maguey.http.health.DeepHealth.State;
import live.maguey.runbooks.Diagnosis;

/// The checks of `maguey doctor`, at a running server and whenever somebody asks: all at once, each
/// with the same limit of time, and each kept for a while, so that a flood of questions costs one
/// look. Who comes meanwhile waits for that look.
public final class DeepLook {
  private final List<Part> parts;
  private final Map<Component, String> off;
  private final Checkup checkup;
  private final InstantSource clock;
  private final ReentrantLock looking = new ReentrantLock();

  // Both under the lock.
  private final Map<String, Seen> latest = new HashMap<>();
  private final Map<Component, DeepHealth.Dependency> before = new HashMap<>();

  /// @param off what nobody has set up, in words
  DeepLook(List<Part> parts, Map<Component, String> off, Duration limit, InstantSource clock) {
    this.parts = List.copyOf(parts);
    this.off = Map.copyOf(off);
    this.checkup = new Checkup(limit);
    this.clock = clock;
  }

  /// What findings are about, in the order of the answer.
  enum Component {
    DATABASE("database", "database", "datastore"),
    SCHEMA("schema", "schema", "datastore"),
    STRIPE("stripe", "stripe", "component"),
    RESEND("resend", "resend", "component"),
    SMTP("smtp", "smtp", "component"),
    JOBS("jobs:oldest", "jobs", "component"),
    WEBHOOKS("webhooks:lag", "webhooks", "component"),
    KEYS("ticket-keys:age", "ticket keys", "component"),
    DISK("disk", "data", "system"),
    CLOCK("clock", "clock", "system"),
    BACKUPS("backups", "backups", "component");

    private final String text;
    private final String subject;
    private final String type;

    Component(String text, String subject, String type) {
      this.text = text;
      this.subject = subject;
      this.type = type;
    }
  }

  /// One check, which may be about several components.
  ///
  /// @param kept how long its findings hold
  record Part(String name, Duration kept, Callable<List<Finding>> check) {}

  private record Seen(Instant at, List<Finding> findings) {}

  public DeepHealth ask() {
    looking.lock();
    try {
      look();
      Instant now = clock.instant();
      List<DeepHealth.Dependency> all = new ArrayList<>();
      for (Component component : Component.values()) {
        DeepHealth.Dependency is = judged(component, now);
        before.put(component, is);
        all.add(is);
      }
      return new DeepHealth(now, all);
    } finally {
      looking.unlock();
    }
  }

  /// It is as old as its end: who waited for it finds it new.
  private void look() {
    Instant now = clock.instant();
    Map<String, Callable<List<Finding>>> due = new LinkedHashMap<>();
    for (Part part : parts) {
      Seen seen = latest.get(part.name());
      if (seen == null || !now.isBefore(seen.at().plus(part.kept())) || now.isBefore(seen.at())) {
        due.put(part.name(), part.check());
      }
    }
    if (!due.isEmpty()) {
      Map<String, List<Finding>> found = checkup.each(due);
      Instant at = clock.instant();
      found.forEach((name, findings) -> latest.put(name, new Seen(at, findings)));
    }
  }

  private DeepHealth.Dependency judged(Component component, Instant now) {
    List<Finding> about = new ArrayList<>();
    Instant looked = now;
    for (Seen seen : latest.values()) {
      for (Finding finding : seen.findings()) {
        if (finding.subject().equals(component.subject)) {
          about.add(finding);
          looked = seen.at().isBefore(looked) ? seen.at() : looked;
        }
      }
    }
    String unset = off.get(component);
    Finding worst =
        about.stream()
            .max(Comparator.comparing(finding -> state(component, finding)))
            .orElseGet(() ->
                Finding.notChecked(
                    component.subject, unset == null ? "not known while others fail" : unset));
    State state = unset == null ? state(component, worst) : State.OFF;
    DeepHealth.Dependency earlier = before.get(component);
    Diagnosis diagnosis = worst.diagnosis();
    return new DeepHealth.Dependency(
        component.text,
        component.type,
        state,
        worst.said(),
        worst.advice(),
        diagnosis == null ? null : diagnosis.id(),
        diagnosis == null ? null : diagnosis.runbook().id(),
        earlier != null && earlier.state() == state ? earlier.since() : looked,
        looked);
  }

  private static State state(Component component, Finding finding) {
    return switch (finding.level()) {
      case OK -> State.OK;
      case NOT_CHECKED -> State.UNKNOWN;
      case WARNING ->
          finding.diagnosis() == Defect.DATABASE_SLOW ? State.SLOW : slow(component, finding);
      case FAILED -> State.FAILED;
    };
  }

  /// A database that does not answer within the limit serves nobody.
  private static State slow(Component component, Finding finding) {
    if (finding.diagnosis() != Defect.CHECK_SLOW) {
      return State.WARNING;
    }
    return component == Component.DATABASE ? State.FAILED : State.SLOW;
  }
}
