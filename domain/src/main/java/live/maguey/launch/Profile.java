package live.maguey.launch;

/// What a judgement is for.
public enum Profile {
  /// A build: all that is there must be proved by its own tests and by what the repository keeps of
  /// long runs. What is absent is named and left out, and no proof grows old by a date.
  CI,
  /// The opening: of this very release, on this machine, with recent proof. Nothing is left out.
  PRODUCTION
}
