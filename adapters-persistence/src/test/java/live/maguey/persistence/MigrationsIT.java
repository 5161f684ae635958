package live.maguey.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class MigrationsIT {
  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final Migrations migrations = new Migrations(database.dataSource());

  private enum TestSql implements Sql {
    OTHER_FIRST("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '0001'"),
    OTHER_FUNCTION(
        "UPDATE flyway_schema_history SET checksum = 1 WHERE script = 'R__orders_hold.sql'");

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
  }

  @Test
  void a_function_whose_text_has_changed_is_a_step_that_is_missing() {
    assertThat(database.update(TestSql.OTHER_FUNCTION, Params.none())).isEqualTo(1);

    assertThat(migrations.isAnother()).isFalse();
    assertThat(migrations.pending()).containsExactly("R__orders_hold.sql");
    assertThat(migrations.migrate()).isEqualTo(1);
    assertThat(migrations.pending()).isEmpty();
  }

  @Test
  void a_version_that_had_another_text_makes_it_another_schema() {
    assertThat(database.update(TestSql.OTHER_FIRST, Params.none())).isEqualTo(1);

    assertThat(migrations.isAnother()).isTrue();
  }
}
