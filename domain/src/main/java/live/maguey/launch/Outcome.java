package live.maguey.launch;

/// How a test ended, from the best to the worst: a test with many cases is as good as its worst
/// one.
public enum Outcome {
  PASSED,
  SKIPPED,
  FAILED;

  public Outcome worse(Outcome other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
