package live.maguey.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import live.maguey.shared.UnitOfWork;
import live.maguey.shared.UnitOfWorkContract;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PostgresUnitOfWorkIT extends UnitOfWorkContract {
  /// One connection: what follows a commit has given it back.
  @AutoClose private final Database database = TestDatabase.fresh(1);

  private enum TestSql implements Sql {
    WRITE(
        """
        INSERT INTO alerts (kind, subject, detail, raised_at, seen_at)
        VALUES ('test', :text, 'd', :at, :at)
        """),
    WRITTEN("SELECT subject FROM alerts WHERE kind = 'test' ORDER BY subject");

    private final String text;

    TestSql(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  @Override
  protected UnitOfWork work() {
    return database;
  }

  @Override
  protected void write(String text) {
    database.update(TestSql.WRITE, Params.of("text", text).and("at", Instant.EPOCH));
  }

  @Override
  protected List<String> written() {
    return database.list(TestSql.WRITTEN, Params.none(), row -> row.text("subject"));
  }

  @Test
  void nothing_follows_what_was_tried_alone_and_not_kept() {
    List<String> followed = new ArrayList<>();
    for (boolean kept : List.of(false, true)) {
      database.alone(
          () -> {
            database.afterCommit(() -> followed.add("kept: " + kept));
            return kept;
          },
          Boolean::booleanValue);
    }

    assertThat(followed).containsExactly("kept: true");
  }
}
