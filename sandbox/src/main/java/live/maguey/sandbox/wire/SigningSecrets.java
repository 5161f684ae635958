package live.maguey.sandbox.wire;

import java.util.List;

/// What webhooks are signed with. While a secret is being rolled, the new one and the one before
/// both sign, as at Stripe and at Svix.
public final class SigningSecrets {
  private static final int LENGTH = 32;

  private volatile List<String> valid;

  public SigningSecrets(String secret) {
    valid = List.of(secret);
  }

  /// Newest first.
  public List<String> valid() {
    return valid;
  }

  public void use(List<String> secrets) {
    valid = List.copyOf(secrets);
  }

  /// Makes a new secret; the newest so far goes on until [#endOld()], any older one ends.
  public synchronized String roll() {
    String next = "whsec_" + Secrets.random(LENGTH);
    valid = List.of(next, valid.getFirst());
    return next;
  }

  public synchronized void endOld() {
    valid = List.of(valid.getFirst());
  }
}
