package live.maguey.codes;

import live.maguey.tickets.CodeReader;
import live.maguey.tickets.TicketCode;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;

/// Reads codes in the order that `docs/ticket-code.md` gives: form, key, signature. The gate
/// decides whether the event is right and the code's time is over.
public final class Ed25519CodeReader implements CodeReader {
  private final KeyRing ring;

  public Ed25519CodeReader(KeyRing ring) {
    this.ring = ring;
  }

  @Override
  public Reading read(String text) {
    // trim, not strip: scanners that type also send control characters around what they read.
    String sent = text.trim();
    if (sent.length() != CodeBytes.TEXT_LENGTH) {
      return new Reading.NotOurs();
    }
    Base32.Decoded decoded = Base32.decode(sent);
    if (decoded == null || CodeBytes.version(decoded.bytes()) != CodeBytes.VERSION) {
      return new Reading.NotOurs();
    }
    byte[] code = decoded.bytes();
    int keyId = CodeBytes.keyId(code);
    Ed25519PublicKeyParameters key = ring.verifying(keyId);
    if (key == null) {
      return ring.isRevoked(keyId) ? new Reading.RevokedKey(keyId) : new Reading.UnknownKey(keyId);
    }
    TicketCode said = decoded.canonical() ? verified(code, key) : null;
    return said == null ? new Reading.Tampered() : new Reading.Genuine(said, keyId);
  }

  private static @Nullable TicketCode verified(byte[] code, Ed25519PublicKeyParameters key) {
    byte[] message = CodeBytes.message(code);
    boolean holds =
        key.verify(
            Ed25519.Algorithm.Ed25519, null, message, 0, message.length, code, CodeBytes.PAYLOAD);
    return holds ? CodeBytes.read(code) : null;
  }
}
