package live.maguey.http.web.orders;

import live.maguey.shared.EmailAddress;
import live.maguey.shared.InvalidRequest;
import live.maguey.words.Words;
import org.jspecify.annotations.Nullable;

/// What a form says about an email address that was typed into it.
public final class TypedAddress {
  private TypedAddress() {}

  /// The sentence beside the field; null where every email provider takes the address.
  public static @Nullable String mistake(String typed, Words words) {
    return mistake(typed, "details.email.wrong", words);
  }

  /// @param wrong the words for what is no address, where it is somebody else's
  public static @Nullable String mistake(String typed, String wrong, Words words) {
    try {
      EmailAddress.parse(typed);
      return null;
    } catch (InvalidRequest notOne) {
      return words.get(EmailAddress.hasOtherLetters(typed) ? "details.email.letters" : wrong);
    }
  }
}
