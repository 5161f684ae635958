package live.maguey.codes;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// RFC 4648 base32, upper case, no padding. Every sign is in a QR code's alphanumeric alphabet.
///
/// Written here because a code must have one text only: commons-codec skips the characters that it
/// does not know, even where it is strict, and Bouncy Castle's wants padding and one case.
final class Base32 {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final byte[] VALUES = values();

  private Base32() {}

  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder((bytes.length * 8 + 4) / 5);
    int buffer = 0;
    int bits = 0;
    for (byte b : bytes) {
      buffer = (buffer << 8 | (b & 0xff)) & 0xfff;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(ALPHABET.charAt(buffer >>> bits & 31));
      }
    }
    if (bits > 0) {
      text.append(ALPHABET.charAt(buffer << (5 - bits) & 31));
    }
    return text.toString();
  }

  /// @param canonical false when bits behind the last byte are set: another text for the same bytes
  record Decoded(byte[] bytes, boolean canonical) {}

  /// Either case is read.
  ///
  /// @return null when a character is not of the alphabet
  static @Nullable Decoded decode(String text) {
    byte[] bytes = new byte[text.length() * 5 / 8];
    int buffer = 0;
    int bits = 0;
    int at = 0;
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (sign >= VALUES.length || VALUES[sign] < 0) {
        return null;
      }
      buffer = (buffer << 5 | VALUES[sign]) & 0xfff;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes[at++] = (byte) (buffer >>> bits);
      }
    }
    boolean canonical = bits < 5 && (buffer & ((1 << bits) - 1)) == 0;
    return new Decoded(bytes, canonical);
  }

  /// A table of ASCII instead of `toUpperCase`, which turns a dotless ı into I and a long ſ into S.
  private static byte[] values() {
    byte[] values = new byte['z' + 1];
    Arrays.fill(values, (byte) -1);
    for (byte value = 0; value < ALPHABET.length(); value++) {
      char sign = ALPHABET.charAt(value);
      values[sign] = value;
      if (sign >= 'A') {
        values[sign + 'a' - 'A'] = value;
      }
    }
    return values;
  }
}
