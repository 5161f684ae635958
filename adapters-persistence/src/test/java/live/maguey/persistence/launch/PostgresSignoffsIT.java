package live.maguey.persistence.launch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import live.maguey.launch.Release;
import live.maguey.launch.Signoff;
import live.maguey.launch.Signoffs;
import live.maguey.launch.SignoffsContract;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;
import live.maguey.persistence.Sql;
import live.maguey.persistence.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PostgresSignoffsIT extends SignoffsContract {
  @AutoClose private final Database database = TestDatabase.fresh(2);

  private enum Forgery implements Sql {
    CHANGE("UPDATE launch_signoffs SET note = 'other'"),
    TAKE_BACK("DELETE FROM launch_signoffs");

    private final String text;

    Forgery(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  @Override
  protected Signoffs signoffs() {
    return new PostgresSignoffs(database);
  }

  @ParameterizedTest
  @EnumSource
  void what_was_signed_off_cannot_be_changed_by_anybody(Forgery forgery) {
    signoffs()
        .add(
            new Signoff(
                "PAY-01",
                "owner",
                Instant.parse("2026-11-28T12:00:00Z"),
                new Release("1a2b3c4"),
                "ok"));

    assertThatThrownBy(() -> database.update(forgery, Params.none()))
        .hasStackTraceContaining("what was signed off stays as it is");
  }
}
