package live.maguey.api.doctor;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.maguey.api.KnownSettings;
import live.maguey.api.ServiceConfig;
import live.maguey.api.Stores;
import live.maguey.codes.Ed25519TicketSigner;
import live.maguey.codes.KeyRing;
import live.maguey.codes.KeySeal;
import live.maguey.codes.WrongMasterKey;
import live.maguey.persistence.DatabaseVitals;
import live.maguey.persistence.Migrations;
import live.maguey.shared.Secret;
import live.maguey.shared.Unavailable;
import live.maguey.tickets.SigningKey;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketCode;
import live.maguey.tickets.TicketId;

/// PostgreSQL: reached, safe, of our schema, with room for our connections; and whether the ticket
/// keys in it open.
final class DatabaseCheck {
  private static final String SUBJECT = "database";
  private static final int OLDEST = 150_000;

  private DatabaseCheck() {}

  static List<Finding> of(KnownSettings settings) {
    Optional<ServiceConfig.Database> known = settings.database();
    if (known.isEmpty()) {
      return List.of(Finding.notChecked(SUBJECT, "its settings are not complete"));
    }
    ServiceConfig.Database config = known.get();
    ServiceConfig.Database small =
        new ServiceConfig.Database(
            config.url(), config.user(), config.password(), 2, config.holds());
    List<Finding> findings = new ArrayList<>();
    try (Stores stores = Stores.open(small, new SimpleMeterRegistry(), Clock.systemUTC())) {
      stores.database().reach();
      findings.addAll(vitals(DatabaseVitals.of(stores.database()), config, Instant.now()));
      Finding schema = schema(new Migrations(stores.database().dataSource()));
      findings.add(schema);
      if (schema.level() == Finding.Level.OK) {
        settings.masterKey().ifPresent(master -> findings.add(keys(stores, master)));
      }
    } catch (Unavailable gone) {
      findings.add(
          Finding.failed(
              SUBJECT,
              "%s as %s: %s".formatted(config.url(), config.user(), deepest(gone)),
              "Nothing is sold and no gate admits without it. Look whether it runs, then at"
                  + " database.url, database.user and database.password."));
    }
    return findings;
  }

  /// @param config whose pool has to fit
  static List<Finding> vitals(DatabaseVitals is, ServiceConfig.Database config, Instant ours) {
    List<Finding> findings = new ArrayList<>();
    String name = "PostgreSQL " + is.version();
    if (is.number() < OLDEST) {
      findings.add(Finding.failed(SUBJECT, name + " is too old", "Maguey needs 15 or newer."));
    } else if (!is.writable()) {
      findings.add(
          Finding.failed(
              SUBJECT, name + " takes no changes", "database.url must name the primary."));
    } else if (!is.fsync() || !is.synchronous()) {
      findings.add(
          Finding.failed(
              SUBJECT,
              name + " has " + (is.fsync() ? "synchronous_commit" : "fsync") + " off",
              "Switch it on: when the power fails, paid orders would be gone."));
    } else {
      findings.add(Finding.ok(SUBJECT, name + ", what is committed is on the disk"));
    }
    int free = is.maxConnections() - is.connections();
    if (config.poolSize() > is.maxConnections()) {
      findings.add(
          Finding.failed(
              SUBJECT,
              "takes %d connections, our pool wants %d"
                  .formatted(is.maxConnections(), config.poolSize()),
              "Lower database.pool-size or raise max_connections."));
    } else if (free < config.poolSize()) {
      findings.add(
          Finding.warning(
              SUBJECT,
              "%d of %d connections are taken, another node of %d would not fit"
                  .formatted(is.connections(), is.maxConnections(), config.poolSize()),
              "Lower database.pool-size or raise max_connections before starting one."));
    }
    findings.add(Clocks.compared("the database's", ours, is.now()));
    return findings;
  }

  private static Finding schema(Migrations migrations) {
    List<String> pending = migrations.pending();
    if (!pending.isEmpty()) {
      return Finding.failed(
          "schema", "%d steps are missing".formatted(pending.size()), "Run `maguey migrate`.");
    }
    List<String> newer = migrations.fromTheFuture();
    return newer.isEmpty()
        ? Finding.ok("schema", "is this program's")
        : Finding.failed(
            "schema",
            "is newer than this program, by " + newer.size() + " steps",
            "Use the newer program here too.");
  }

  /// Signs one code for nobody.
  private static Finding keys(Stores stores, Secret master) {
    if (stores.keys().all().stream().noneMatch(SigningKey::signs)) {
      return Finding.notChecked("ticket keys", "there are none yet; the first start makes one");
    }
    try {
      KeySeal seal = new KeySeal(Base64.getDecoder().decode(master.reveal()), new SecureRandom());
      String code =
          new Ed25519TicketSigner(new KeyRing(stores.keys(), stores.clock()), seal)
              .sign(
                  new TicketCode(
                      1, new TicketId(new UUID(0, 0)), 1, Ticket.Kind.GENERAL, Instant.EPOCH));
      return code.isEmpty()
          ? Finding.failed("ticket keys", "sign nothing", "Please report this.")
          : Finding.ok("ticket keys", "open with the master key");
    } catch (WrongMasterKey wrong) {
      return Finding.failed(
          "ticket keys",
          "do not open with keys.master",
          "No ticket can be shown. Set the master key that this database's keys were sealed with;"
              + " a restored backup needs the one of its time.");
    }
  }

  private static String deepest(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("").strip();
  }
}
