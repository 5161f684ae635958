package live.maguey.devices;

import java.util.Locale;
import java.util.UUID;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Sha256;
import live.maguey.shared.ShortCode;

/// What makes one phone a gate, once: eight signs, none of which looks like another. Of the 2^40
/// there are, a network may try 20 a minute while one is good.
public record EnrolmentCode(String value) {
  private static final int LENGTH = 8;

  /// @param random nobody can guess it
  public static EnrolmentCode of(UUID random) {
    return new EnrolmentCode(ShortCode.of(random, LENGTH));
  }

  /// Any case; blanks and hyphens are the reader's.
  ///
  /// @throws InvalidRequest when it is no code
  public static EnrolmentCode parse(String text) {
    String bare = text.replaceAll("[\\s\\p{Pd}]", "").toUpperCase(Locale.ROOT);
    if (bare.length() != LENGTH
        || !bare.chars().allMatch(sign -> ShortCode.ALPHABET.indexOf(sign) >= 0)) {
      throw new InvalidRequest("code", "is not a gate code");
    }
    return new EnrolmentCode(bare);
  }

  /// All that is kept of it.
  public String hash() {
    return Sha256.hex(value);
  }

  /// As it is read aloud: `7K2Q-4F9X`.
  public String grouped() {
    return value.substring(0, LENGTH / 2) + "-" + value.substring(LENGTH / 2);
  }

  /// Nothing of it: who reads a log must not enroll with it.
  @Override
  public String toString() {
    return "***";
  }
}
