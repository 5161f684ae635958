package live.maguey.persistence.live;

/// What is said on connections apart from the pool, where statements have no timer.
final class LiveSql {
  static final String LISTEN = "LISTEN maguey_live";
  static final String NOTIFY = "SELECT pg_notify('maguey_live', topic) FROM unnest(?) AS topic";

  private LiveSql() {}
}
