package live.maguey.codes;

import java.nio.ByteBuffer;
import live.maguey.tickets.TicketCode;
import live.maguey.tickets.TicketSigner;

/// Signs codes with the key that signs; the same code under the same key is the same text.
public final class Ed25519TicketSigner implements TicketSigner {
  private final OpenedKeys keys;

  public Ed25519TicketSigner(KeyRing ring, KeySeal seal) {
    this.keys = new OpenedKeys(ring, seal);
  }

  /// @throws WrongMasterKey when the key that signs was sealed with another master key
  @Override
  public String sign(TicketCode code) {
    OpenedKeys.Opened key = keys.signing();
    byte[] payload = CodeBytes.payload(key.id(), code);
    return Base32.encode(
        ByteBuffer.allocate(CodeBytes.PAYLOAD + CodeBytes.SIGNATURE)
            .put(payload)
            .put(key.sign(CodeBytes.message(payload)))
            .array());
  }
}
