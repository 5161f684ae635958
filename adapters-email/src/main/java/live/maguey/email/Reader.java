package live.maguey.email;

import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;

/// Who reads an email, as they are when it is written.
record Reader(String name, EmailAddress address, Language language) {
  /// The first word of the name, for the greeting.
  String givenName() {
    return name.strip().split("\\s+")[0];
  }
}
