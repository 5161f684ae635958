package live.maguey.shared;

import java.util.UUID;

/// Short codes that people read aloud and type: 32 signs without 0, O, 1 and I.
public final class ShortCode {
  public static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

  private ShortCode() {}

  /// `length` signs from the random tail of a UUIDv7; the same id gives the same code.
  public static String of(UUID id, int length) {
    StringBuilder code = new StringBuilder(length);
    long bits = id.getLeastSignificantBits();
    for (int i = 0; i < length; i++) {
      code.append(ALPHABET.charAt((int) (bits & 31)));
      bits >>>= 5;
    }
    return code.toString();
  }
}
