package live.maguey.watch;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import live.maguey.alerts.Alert;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.Alerts;
import live.maguey.status.CheckStatus;
import live.maguey.status.Problem;
import live.maguey.status.Status;

/// Turns what is wrong now into alerts, so that nobody has to ask: what waits too long, what a job
/// does not do, what the ledger lacks. Closes each once it is over.
///
/// What is wrong at one look only, as after a restart, when all jobs are late at once, raises
/// nothing.
public final class WatchStatus {
  private static final int MOST_ALERTS = 10_000;

  private final CheckStatus status;
  private final Alerts alerts;
  private volatile Set<Key> before = Set.of();

  public WatchStatus(CheckStatus status, Alerts alerts) {
    this.status = status;
    this.alerts = alerts;
  }

  private record Key(AlertKind kind, String about) {}

  /// @return how many of what it watches are wrong now
  public int watch() {
    Status now = status.check();
    Set<Key> wrong = new HashSet<>();
    for (Problem problem : now.problems()) {
      Key key = new Key(problem.kind(), problem.about());
      if (problem.kind().isWatched() && wrong.add(key) && before.contains(key)) {
        alerts.raise(
            problem.kind(), problem.about(), problem.what() + ": " + problem.todo(), now.at());
      }
    }
    closeOthers(wrong, now.at());
    before = Set.copyOf(wrong);
    return wrong.size();
  }

  private void closeOthers(Set<Key> wrong, Instant now) {
    for (Alert alert : alerts.open(MOST_ALERTS)) {
      if (alert.kind().isWatched() && !wrong.contains(new Key(alert.kind(), alert.subject()))) {
        alerts.close(alert.kind(), alert.subject(), now);
      }
    }
  }
}
