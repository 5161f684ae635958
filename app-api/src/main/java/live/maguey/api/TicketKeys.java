package live.maguey.api;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import live.maguey.codes.Ed25519TicketSigner;
import live.maguey.codes.KeyRing;
import live.maguey.codes.KeySeal;
import live.maguey.codes.WrongMasterKey;
import live.maguey.keys.SigningKey;
import live.maguey.keys.SigningKeys;
import live.maguey.shared.Secret;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketCode;
import live.maguey.tickets.TicketId;

/// Whether the ticket keys of a database can be used.
public enum TicketKeys {
  NONE_YET,
  /// They sign with this master key.
  OPEN,
  /// They were sealed with another master key.
  SHUT;

  /// Signs one code for nobody.
  static TicketKeys of(SigningKeys keys, Secret master, InstantSource clock) {
    if (keys.all().stream().noneMatch(SigningKey::signs)) {
      return NONE_YET;
    }
    KeySeal seal = Signing.seal(master, new SecureRandom());
    TicketCode code =
        new TicketCode(1, new TicketId(new UUID(0, 0)), 1, Ticket.Kind.GENERAL, Instant.EPOCH);
    try {
      new Ed25519TicketSigner(new KeyRing(keys, clock), seal).sign(code);
      return OPEN;
    } catch (WrongMasterKey wrong) {
      return SHUT;
    }
  }
}
