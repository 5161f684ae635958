package live.maguey.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.Alerts;
import live.maguey.alerts.TellUnstored;
import live.maguey.shared.Unavailable;
import live.maguey.shared.UnitOfWork;
import org.jspecify.annotations.Nullable;

/// Watches the database from one node.
///
/// That it is slow is an alert like others. That it is away cannot be stored in it: the channels
/// are told at once, past the database, and it is written down, raised and closed, once the
/// database is back. A short restart of it raises nothing.
public final class WatchDatabase {
  private static final Duration AWAY_FOR = Duration.ofSeconds(15);
  private static final Duration SLOW_FOR = Duration.ofMinutes(1);

  private final DatabaseReach reach;
  private final TellUnstored telling;
  private final Alerts alerts;
  private final UnitOfWork work;
  private final String subject;
  private final InstantSource clock;

  // Its one worker reads and writes all of these.
  private final Spell away = new Spell(AWAY_FOR);
  private final Spell slow = new Spell(SLOW_FOR);
  private @Nullable Absence toWrite;

  /// Whether the alert about a slow one is as we see it; unknown at the start.
  private boolean slowIsStored;

  /// @param node by which people know it
  public WatchDatabase(
      DatabaseReach reach,
      TellUnstored telling,
      Alerts alerts,
      UnitOfWork work,
      String node,
      InstantSource clock) {
    this.reach = reach;
    this.telling = telling;
    this.alerts = alerts;
    this.work = work;
    this.subject = "node " + node;
    this.clock = clock;
  }

  private record Absence(String what, Instant from, Instant until) {}

  /// Looks once, every few seconds.
  ///
  /// @return what channels answered that were told past the database
  public List<TellUnstored.Tried> watch() {
    DatabaseReach.Seen seen = reach.look();
    Instant now = clock.instant();
    switch (seen) {
      case DatabaseReach.Seen.Away(String what) -> {
        if (away.begins(what, now)) {
          telling.raise(AlertKind.DATABASE_AWAY, subject, what, away.since());
        }
      }
      case DatabaseReach.Seen.Slow(String what) -> {
        answered(now);
        if (slow.begins(what, now)) {
          slowIsStored = false;
        }
        store(() -> alerts.raise(AlertKind.DATABASE_SLOW, subject, what, now), slow.hasBegun());
      }
      case DatabaseReach.Seen.Well() -> {
        answered(now);
        if (slow.ends(now)) {
          slowIsStored = false;
        }
        store(() -> alerts.close(AlertKind.DATABASE_SLOW, subject, now), !slow.hasBegun());
      }
    }
    return telling.tell(now);
  }

  private void answered(Instant now) {
    Absence absence = new Absence(away.what(), away.since(), now);
    if (away.ends(now)) {
      telling.close(now);
      toWrite = absence;
    }
    write();
  }

  private void write() {
    Absence absence = toWrite;
    if (absence != null
        && done(() ->
            work.execute(() -> {
              alerts.raise(AlertKind.DATABASE_AWAY, subject, absence.what(), absence.from());
              alerts.close(AlertKind.DATABASE_AWAY, subject, absence.until());
            }))) {
      toWrite = null;
    }
  }

  private void store(Runnable writing, boolean wanted) {
    if (wanted && !slowIsStored) {
      slowIsStored = done(writing);
    }
  }

  /// What the database does not take now is written at the next look.
  private static boolean done(Runnable writing) {
    try {
      writing.run();
      return true;
    } catch (Unavailable gone) {
      return false;
    }
  }
}
