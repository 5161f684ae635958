package live.maguey.persistence.launch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;
import live.maguey.persistence.Sql;

/// What somebody would try who can write to the database, and must not.
final class Forgeries {
  private record Forgery(String name, String text) implements Sql {}

  private Forgeries() {}

  /// The database refuses each, in those words.
  static void areRefused(Database database, String words, String... statements) {
    for (String statement : List.of(statements)) {
      assertThatThrownBy(() -> database.update(new Forgery("FORGERY", statement), Params.none()))
          .as(statement)
          .hasStackTraceContaining(words);
    }
  }
}
