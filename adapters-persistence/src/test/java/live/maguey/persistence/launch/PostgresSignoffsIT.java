package live.maguey.persistence.launch;

import java.time.Instant;
import live.maguey.launch.Release;
import live.maguey.launch.Signoff;
import live.maguey.launch.Signoffs;
import live.maguey.launch.SignoffsContract;
import live.maguey.persistence.Database;
import live.maguey.persistence.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PostgresSignoffsIT extends SignoffsContract {
  @AutoClose private final Database database = TestDatabase.fresh(2);

  @Override
  protected Signoffs signoffs() {
    return new PostgresSignoffs(database);
  }

  @Test
  void what_was_signed_off_cannot_be_changed_by_anybody() {
    signoffs()
        .add(
            new Signoff(
                "PAY-01",
                "owner",
                Instant.parse("2026-11-28T12:00:00Z"),
                new Release("1a2b3c4"),
                "ok"));

    Forgeries.areRefused(
        database,
        "what was signed off stays as it is",
        "UPDATE launch_signoffs SET note = 'other'",
        "DELETE FROM launch_signoffs");
  }
}
