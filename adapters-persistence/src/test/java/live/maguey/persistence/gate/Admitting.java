package live.maguey.persistence.gate;

import live.maguey.persistence.Database;
import live.maguey.persistence.Sql;

/// The statement that admits, as it is or with a mistake planted in it.
final class Admitting {
  private static final ScopedValue<String> WRONG = ScopedValue.newInstance();

  private Admitting() {}

  private record Wrong(String text) implements Sql {
    @Override
    public String name() {
      return GateSql.ADMIT.name();
    }
  }

  static PostgresAdmissions on(Database database) {
    return WRONG.isBound()
        ? new PostgresAdmissions(database, new Wrong(WRONG.get()))
        : new PostgresAdmissions(database);
  }

  /// Runs cases whose admissions are decided by this text, on this thread.
  static void by(String wrong, Runnable cases) {
    ScopedValue.where(WRONG, wrong).run(cases);
  }
}
