package live.maguey.api;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import live.maguey.api.settings.Shape;
import live.maguey.codes.Ed25519CodeReader;
import live.maguey.codes.Ed25519StatementReader;
import live.maguey.codes.Ed25519StatementSigner;
import live.maguey.codes.Ed25519TicketSigner;
import live.maguey.codes.KeyForge;
import live.maguey.codes.KeyResealer;
import live.maguey.codes.KeyRing;
import live.maguey.codes.KeySeal;
import live.maguey.emails.QueueTickets;
import live.maguey.guests.GuestEmails;
import live.maguey.guests.RenewPasses;
import live.maguey.keys.ResealKeys;
import live.maguey.keys.RevokeKey;
import live.maguey.keys.RotateKeys;
import live.maguey.keys.SigningKey;
import live.maguey.shared.Secret;
import live.maguey.tickets.CodeReader;
import live.maguey.tickets.ShowTickets;

/// What signs ticket codes and reads them. Signing needs the master key; reading needs public keys
/// alone.
public final class Signing {
  private final Stores stores;
  private final KeyRing ring;

  Signing(Stores stores) {
    this.stores = stores;
    this.ring = new KeyRing(stores.gates().keys(), stores.clock());
  }

  /// Codes, read with public keys.
  CodeReader codeReader() {
    return new Ed25519CodeReader(ring);
  }

  /// @param master opens the keys that sign
  public ShowTickets showTickets(Secret master) {
    return new ShowTickets(
        stores.sales().tickets(), new Ed25519TicketSigner(ring, seal(master, new SecureRandom())));
  }

  /// Whether the ticket keys open with this master key.
  public TicketKeys ticketKeys(Secret master) {
    return TicketKeys.of(stores.gates().keys(), master, stores.clock());
  }

  /// When the key that signs was made; empty where none does yet.
  public Optional<Instant> signsSince() {
    return stores.gates().keys().all().stream()
        .filter(SigningKey::signs)
        .map(SigningKey::createdAt)
        .findFirst();
  }

  /// Makes ticket keys, sealed with this master key.
  public RotateKeys rotateKeys(Secret master) {
    SecureRandom random = new SecureRandom();
    return new RotateKeys(
        stores.gates().keys(),
        stores.sales().events(),
        new KeyForge(seal(master, random), random),
        stores.database(),
        stores.records().audit(),
        stores.clock());
  }

  /// Ends a ticket key that leaked.
  public RevokeKey revokeKey() {
    return new RevokeKey(
        stores.gates().keys(),
        stores.sales().events(),
        stores.sales().orders(),
        stores.sales().tickets(),
        new QueueTickets(stores.outbox(), stores.ids()),
        new RenewPasses(
            stores.sales().guests(),
            new GuestEmails(stores.outbox(), stores.ids()),
            stores.live().announcements(),
            stores.database()),
        stores.records().audit(),
        stores.database(),
        stores.clock());
  }

  /// Signs what people decide.
  ///
  /// @param master opens the keys that sign
  Ed25519StatementSigner statementSigner(Secret master) {
    return new Ed25519StatementSigner(ring, seal(master, new SecureRandom()));
  }

  /// Tells what the venue signed, with public keys.
  Ed25519StatementReader statementReader() {
    return new Ed25519StatementReader(stores.gates().keys());
  }

  /// Seals what the master key of before still seals with the newest one.
  ///
  /// @param master the newest, and after a comma the one before it
  public ResealKeys resealKeys(Secret master) {
    return new ResealKeys(
        stores.gates().keys(),
        new KeyResealer(seal(master, new SecureRandom())),
        stores.database(),
        stores.records().audit(),
        stores.clock());
  }

  static KeySeal seal(Secret master, SecureRandom random) {
    return new KeySeal(Shape.decoded(master), random);
  }
}
