package live.maguey.persistence.launch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import live.maguey.launch.Decision;
import live.maguey.launch.Decisions;
import live.maguey.launch.DecisionsContract;
import live.maguey.launch.Release;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;
import live.maguey.persistence.Sql;
import live.maguey.persistence.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PostgresDecisionsIT extends DecisionsContract {
  @AutoClose private final Database database = TestDatabase.fresh(2);

  private enum Forgery implements Sql {
    CHANGE("UPDATE launch_decisions SET go = true"),
    TAKE_BACK("DELETE FROM launch_decisions");

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
  protected Decisions decisions() {
    return new PostgresDecisions(database);
  }

  @ParameterizedTest
  @EnumSource
  void what_was_decided_cannot_be_changed_by_anybody(Forgery forgery) {
    Instant at = Instant.parse("2026-11-28T12:00:00Z");
    decisions().add(new Decision(false, "owner", at, new Release("1a2b3c4"), 96, "ill"), "{}");

    assertThatThrownBy(() -> database.update(forgery, Params.none()))
        .hasStackTraceContaining("what was decided stays as it is");
  }
}
