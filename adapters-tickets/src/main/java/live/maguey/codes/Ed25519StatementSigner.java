package live.maguey.codes;

/// Signs statements with the venue's key that signs.
public final class Ed25519StatementSigner {
  private final OpenedKeys keys;

  public Ed25519StatementSigner(KeyRing ring, KeySeal seal) {
    this.keys = new OpenedKeys(ring, seal);
  }

  /// @param type a media type
  /// @throws WrongMasterKey when the key that signs was sealed with another master key
  public StatementSignature sign(String type, byte[] statement) {
    OpenedKeys.Opened key = keys.signing();
    return new StatementSignature(
        StatementSignature.keyId(key.id()), key.sign(StatementSignature.covered(type, statement)));
  }
}
