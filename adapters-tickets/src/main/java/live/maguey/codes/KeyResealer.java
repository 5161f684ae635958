package live.maguey.codes;

import live.maguey.keys.Resealing;
import live.maguey.keys.SigningKey;

/// Seals ticket keys with the newest master key that a seal has.
public record KeyResealer(KeySeal seal) implements Resealing {
  @Override
  public Answer reseal(SigningKey key) {
    if (seal.isNewest(key.id(), key.sealedPrivateKey())) {
      return new Answer.Newest();
    }
    try {
      byte[] opened = seal.open(key.id(), key.sealedPrivateKey());
      return new Answer.Resealed(seal.seal(key.id(), opened));
    } catch (WrongMasterKey shut) {
      return new Answer.Shut();
    }
  }
}
