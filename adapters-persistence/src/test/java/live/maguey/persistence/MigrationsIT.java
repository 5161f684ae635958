package live.maguey.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigrationsIT {
  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final Migrations migrations = new Migrations(database.dataSource());

  private enum TestSql implements Sql {
    OTHER_FIRST("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '0001'"),
    OTHER_FUNCTION(
        "UPDATE flyway_schema_history SET checksum = 1 WHERE script = 'R__orders_hold.sql'"),
    NEWER(
        """
        INSERT INTO flyway_schema_history
          (installed_rank, version, description, type, script, checksum, installed_by,
           execution_time, success)
        VALUES (9999, '9999', 'later', 'SQL', 'V9999__later.sql', 1, 'later', 1, true)
        """),
    WITHOUT_LAST(
        """
        DELETE FROM flyway_schema_history
        WHERE installed_rank = (
          SELECT max(installed_rank) FROM flyway_schema_history WHERE version IS NOT NULL)
        """),
    FAILED("UPDATE flyway_schema_history SET success = false WHERE version = '0001'");

    private final String text;

    TestSql(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  @Test
  void a_migrated_database_lacks_nothing() {
    assertThat(migrations.pending()).isEmpty();
    assertThat(migrations.fromTheFuture()).isEmpty();
    assertThat(migrations.isAnother()).isFalse();
    assertThat(SchemaFiles.areApplied(database)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(TestSql.class)
  void any_other_history_is_not_that_of_our_files(TestSql change) {
    database.update(change, Params.none());

    assertThat(SchemaFiles.areApplied(database)).isFalse();
  }

  @Test
  void an_empty_database_has_nothing_of_our_files() {
    try (Database empty = TestDatabase.at(TestDatabase.empty())) {
      assertThat(SchemaFiles.areApplied(empty)).isFalse();
    }
  }

  @Test
  void a_function_whose_text_has_changed_is_a_step_that_is_missing() {
    assertThat(database.update(TestSql.OTHER_FUNCTION, Params.none())).isEqualTo(1);

    assertThat(migrations.isAnother()).isFalse();
    assertThat(migrations.pending()).containsExactly("R__orders_hold.sql");
    assertThat(migrations.migrate()).isEqualTo(1);
    assertThat(migrations.pending()).isEmpty();
    assertThat(SchemaFiles.areApplied(database)).isTrue();
  }

  @Test
  void a_version_that_had_another_text_makes_it_another_schema() {
    assertThat(database.update(TestSql.OTHER_FIRST, Params.none())).isEqualTo(1);

    assertThat(migrations.isAnother()).isTrue();
  }
}
