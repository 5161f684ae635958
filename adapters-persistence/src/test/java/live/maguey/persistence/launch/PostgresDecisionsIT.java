package live.maguey.persistence.launch;

import java.time.Instant;
import live.maguey.launch.Decision;
import live.maguey.launch.Decisions;
import live.maguey.launch.DecisionsContract;
import live.maguey.launch.Release;
import live.maguey.persistence.Database;
import live.maguey.persistence.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PostgresDecisionsIT extends DecisionsContract {
  @AutoClose private final Database database = TestDatabase.fresh(2);

  @Override
  protected Decisions decisions() {
    return new PostgresDecisions(database);
  }

  @Test
  void what_was_decided_cannot_be_changed_by_anybody() {
    Instant at = Instant.parse("2026-11-28T12:00:00Z");
    decisions().add(new Decision(false, "owner", at, new Release("1a2b3c4"), 96, "ill"), "{}");

    Forgeries.areRefused(
        database,
        "what was decided stays as it is",
        "UPDATE launch_decisions SET go = true",
        "DELETE FROM launch_decisions");
  }
}
