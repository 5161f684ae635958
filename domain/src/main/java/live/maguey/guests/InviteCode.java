package live.maguey.guests;

import java.util.Locale;
import java.util.UUID;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.ShortCode;

/// What a host gives friends with tickets of their own so that they join the table: six signs, none
/// of which looks like another. It opens nothing without a ticket of the event.
public record InviteCode(String value) {
  private static final int LENGTH = 6;

  public static InviteCode of(UUID random) {
    return new InviteCode(ShortCode.of(random, LENGTH));
  }

  /// Any case; blanks and hyphens are the reader's.
  ///
  /// @throws InvalidRequest when it is no code
  public static InviteCode parse(String text) {
    String bare = text.replaceAll("[\\s\\p{Pd}]", "").toUpperCase(Locale.ROOT);
    if (bare.length() != LENGTH
        || !bare.chars().allMatch(sign -> ShortCode.ALPHABET.indexOf(sign) >= 0)) {
      throw new InvalidRequest("invite", "is not an invite code");
    }
    return new InviteCode(bare);
  }

  @Override
  public String toString() {
    return value;
  }
}
