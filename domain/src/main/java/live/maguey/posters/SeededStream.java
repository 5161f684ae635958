package live.maguey.posters;

/// The stream of numbers a slug stands for: xmur3 seeds it, mulberry32 runs it, both 32-bit, so
/// that every machine and the reference in JavaScript draw the same plant.
public final class SeededStream {

  private int state;

  public SeededStream(String text) {
    int hash = 1779033703 ^ text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = Integer.rotateLeft((hash ^ text.charAt(i)) * 0xCC9E2D51, 13);
    }
    state = hash;
  }

  /// The next number, from 0 (inclusive) to 1 (exclusive).
  public double next() {
    state += 0x6D2B79F5;
    int mixed = (state ^ state >>> 15) * (1 | state);
    mixed = mixed + (mixed ^ mixed >>> 7) * (61 | mixed) ^ mixed;
    return Integer.toUnsignedLong(mixed ^ mixed >>> 14) / 4294967296.0;
  }

  /// The next whole number below `bound`.
  public int below(int bound) {
    return (int) Math.floor(next() * bound);
  }
}
