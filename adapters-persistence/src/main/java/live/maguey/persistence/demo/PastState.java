package live.maguey.persistence.demo;

/// Into which a past reservation came, each after those that it may come from.
enum PastState {
  EXPIRED,
  CONFIRMED,
  CANCELLED,
  CHECKED_IN,
  NO_SHOW,
  COMPLETED
}
