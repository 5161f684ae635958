package live.maguey.sandbox.wire;

import java.util.List;
import java.util.Objects;

/// What webhooks are signed with. While a secret is being rolled, the new one and the one before
/// both sign, as at Stripe and at Svix. Rolled ones are kept across restarts, until another secret
/// is set.
public final class SigningSecrets {
  private static final int LENGTH = 32;
  private static final String ONLY = "signing";

  /// @param set the secret of the settings
  /// @param valid newest first
  record Kept(String set, List<String> valid) {}

  private final Store store;
  private final Table<Kept> kept;

  /// Kept nowhere.
  public SigningSecrets(String secret) {
    this(Store.open(null), secret);
  }

  public SigningSecrets(Store store, String secret) {
    this.store = store;
    this.kept = store.table("secrets", Kept.class);
    store.change(() -> {
      Kept before = kept.get(ONLY);
      if (before == null || (!before.set().equals(secret) && !before.valid().contains(secret))) {
        kept.put(ONLY, new Kept(secret, List.of(secret)));
      }
    });
  }

  /// Newest first.
  public List<String> valid() {
    return store.locked(() -> current().valid());
  }

  private Kept current() {
    return Objects.requireNonNull(kept.get(ONLY));
  }

  public void use(List<String> secrets) {
    store.change(() -> kept.put(ONLY, new Kept(current().set(), List.copyOf(secrets))));
  }

  /// Makes a new secret; the newest so far goes on until [#endOld()], any older one ends.
  public String roll() {
    String next = "whsec_" + Secrets.random(LENGTH);
    store.change(() -> use(List.of(next, current().valid().getFirst())));
    return next;
  }

  public void endOld() {
    store.change(() -> use(List.of(current().valid().getFirst())));
  }
}
