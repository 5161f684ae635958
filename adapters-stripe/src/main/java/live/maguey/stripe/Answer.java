package live.maguey.stripe;

/// The outcome of one call: a result, or what its absence means.
sealed interface Answer<T> {
  record Given<T>(T value) implements Answer<T> {}

  record Not<T>(Failure failure) implements Answer<T> {}
}
