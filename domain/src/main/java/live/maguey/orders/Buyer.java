package live.maguey.orders;

import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;

/// Who bought: a row of its own, so that it can be erased while orders, facts and audit keep only
/// ids. `toString` tells the id alone.
public record Buyer(BuyerId id, String name, EmailAddress email, Language language) {
  @Override
  public String toString() {
    return "buyer " + id;
  }
}
