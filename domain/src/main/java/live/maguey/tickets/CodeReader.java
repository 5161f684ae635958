package live.maguey.tickets;

/// Reads what a camera or a hand gave, with public keys only.
public interface CodeReader {
  Reading read(String text);

  sealed interface Reading {
    /// Signed by one of our keys and unchanged.
    record Genuine(TicketCode code, int keyId) implements Reading {}

    /// Not the form of our codes at all: a web address, another system's ticket.
    record NotOurs() implements Reading {}

    /// Our form, but the signature does not hold: altered or forged.
    record Tampered() implements Reading {}

    /// Our form, under a key that was revoked: its private half leaked, so anyone may have signed
    /// this.
    record RevokedKey(int keyId) implements Reading {}

    /// Our form, signed with a key that we do not know or that has ended.
    record UnknownKey(int keyId) implements Reading {}
  }
}
