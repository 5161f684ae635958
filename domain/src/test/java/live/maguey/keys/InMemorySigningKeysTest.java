package live.maguey.keys;

import live.maguey.shared.InMemoryWorld;

class InMemorySigningKeysTest extends SigningKeysContract {
  private final InMemorySigningKeys keys = new InMemorySigningKeys(new InMemoryWorld());

  @Override
  protected SigningKeys keys() {
    return keys;
  }
}
