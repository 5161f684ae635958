package live.maguey.api.doctor;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import live.maguey.api.Application;
import live.maguey.api.BackingUp;
import live.maguey.api.Stores;
import live.maguey.api.TicketKeys;
import live.maguey.api.settings.BackupSettings;
import live.maguey.api.settings.KnownSettings;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.persistence.Database;
import live.maguey.persistence.DatabaseVitals;
import live.maguey.persistence.Migrations;
import live.maguey.shared.Secret;
import live.maguey.shared.Unavailable;
import live.maguey.status.NewestBackup;

/// PostgreSQL: reached, safe, of our schema, with room for our connections; and whether the ticket
/// keys in it open.
final class DatabaseCheck {
  private static final String SUBJECT = "database";
  private static final String KEYS = "ticket keys";
  private static final int OLDEST = 150_000;
  private static final Duration LATE = Duration.ofSeconds(1);

  /// There are 255 ids for keys, and one a year is soon enough.
  private static final Duration KEYS_LAST = Duration.ofDays(400);

  private DatabaseCheck() {}

  static List<Finding> of(KnownSettings settings) {
    Optional<ServiceConfig.Database> known = settings.find(ServiceConfig.Database.class);
    if (known.isEmpty()) {
      return List.of(Finding.notChecked(SUBJECT, "its settings are not complete"));
    }
    ServiceConfig.Database config = known.get();
    ServiceConfig.Database small =
        new ServiceConfig.Database(
            config.url(), config.user(), config.password(), 2, config.holds());
    Optional<Secret> master = settings.find("keys.master", Secret.class);
    try (Stores stores = Stores.open(small, new SimpleMeterRegistry(), Clock.systemUTC())) {
      return of(
          stores,
          config,
          master,
          InstantSource.system(),
          application ->
              StatusCheck.of(application.lookUp().checkStatus(backup(settings)).check()));
    } catch (Unavailable gone) {
      return List.of(away(config, gone));
    }
  }

  /// @param master opens the ticket keys, where it is known; @param clock the machine's
  /// @param status what to say of what waits and fails; asked where the schema is ours
  static List<Finding> of(
      Stores stores,
      ServiceConfig.Database config,
      Optional<Secret> master,
      InstantSource clock,
      Function<Application, List<Finding>> status) {
    Database database = stores.database();
    List<Finding> findings = new ArrayList<>(reached(database, config, clock));
    if (findings.getFirst().diagnosis() == Defect.DATABASE_AWAY) {
      return findings;
    }
    try {
      Finding schema = schema(new Migrations(database.dataSource()));
      findings.add(schema);
      if (schema.level() == Finding.Level.OK) {
        Application application = Application.at(stores);
        findings.addAll(status.apply(application));
        master.ifPresent(key -> findings.addAll(keys(application, key)));
      }
    } catch (Unavailable gone) {
      findings.add(slow(gone));
    }
    return findings;
  }

  /// Whether it is there, in time and fit; the finding about itself comes first.
  static List<Finding> reached(
      Database database, ServiceConfig.Database config, InstantSource clock) {
    boolean reached = false;
    try {
      database.reach();
      reached = true;
      long begun = System.nanoTime();
      DatabaseVitals vitals = DatabaseVitals.of(database);
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      List<Finding> findings = vitals(vitals, config, clock.instant());
      if (took.compareTo(LATE) > 0) {
        findings.addFirst(late(took));
      }
      return findings;
    } catch (Unavailable gone) {
      return List.of(reached ? slow(gone) : away(config, gone));
    }
  }

  /// A question that costs nothing waited for a connection or for the server.
  static Finding late(Duration took) {
    return slow(
        "is there, but takes %.1f s for what takes milliseconds".formatted(took.toMillis() / 1e3));
  }

  private static NewestBackup backup(KnownSettings settings) {
    return settings
        .find(BackupSettings.class)
        .map(BackingUp::newest)
        .orElse(NewestBackup.Known.NotConfigured::new);
  }

  private static Finding away(ServiceConfig.Database config, Unavailable gone) {
    return Finding.failed(
        Defect.DATABASE_AWAY,
        SUBJECT,
        "%s as %s: %s"
            .formatted(config.url().replaceFirst("\\?.*", ""), config.user(), deepest(gone)),
        "Nothing is sold and no gate admits without it. Look whether it runs, then at"
            + " database.url, database.user and database.password.");
  }

  /// It took our connection, so it is there.
  static Finding slow(Unavailable gone) {
    return slow("is there, but did not answer in time: " + deepest(gone));
  }

  private static Finding slow(String said) {
    return Finding.warning(
        Defect.DATABASE_SLOW,
        SUBJECT,
        said,
        "Look at its load and at long transactions, then run `maguey doctor` again.");
  }

  /// @param config whose pool has to fit
  static List<Finding> vitals(DatabaseVitals is, ServiceConfig.Database config, Instant ours) {
    List<Finding> findings = new ArrayList<>();
    String name = "PostgreSQL " + is.version();
    if (is.number() < OLDEST) {
      findings.add(
          Finding.failed(
              Defect.DATABASE_OLD, SUBJECT, name + " is too old", "Maguey needs 15 or newer."));
    } else if (!is.writable()) {
      findings.add(
          Finding.failed(
              Defect.DATABASE_READ_ONLY,
              SUBJECT,
              name + " takes no changes",
              "database.url must name the primary."));
    } else if (!is.fsync() || !is.synchronous()) {
      findings.add(
          Finding.failed(
              Defect.DATABASE_UNSAFE,
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
              Defect.DATABASE_CONNECTIONS,
              SUBJECT,
              "takes %d connections, our pool wants %d"
                  .formatted(is.maxConnections(), config.poolSize()),
              "Lower database.pool-size or raise max_connections."));
    } else if (free < config.poolSize()) {
      findings.add(
          Finding.warning(
              Defect.DATABASE_CONNECTIONS,
              SUBJECT,
              "%d of %d connections are taken, another node of %d would not fit"
                  .formatted(is.connections(), is.maxConnections(), config.poolSize()),
              "Lower database.pool-size or raise max_connections before starting one."));
    }
    findings.add(Clocks.compared("the database's", ours, is.now()));
    return findings;
  }

  private static Finding schema(Migrations migrations) {
    if (migrations.isAnother()) {
      return Finding.failed(
          Defect.SCHEMA_FOREIGN,
          "schema",
          "is of an early version",
          "Its data is not carried over. Run `maguey up --fresh`, or give the server an empty"
              + " database and run `maguey migrate`.");
    }
    List<String> newer = migrations.fromTheFuture();
    if (!newer.isEmpty()) {
      return Finding.failed(
          Defect.SCHEMA_NEWER,
          "schema",
          "is newer than this program, by " + newer.size() + " steps",
          "Use the newer program here too.");
    }
    List<String> pending = migrations.pending();
    return pending.isEmpty()
        ? Finding.ok("schema", "is this program's")
        : Finding.failed(
            Defect.SCHEMA_BEHIND,
            "schema",
            "%d steps are missing".formatted(pending.size()),
            "Run `maguey migrate`.");
  }

  private static List<Finding> keys(Application application, Secret master) {
    List<Finding> findings = new ArrayList<>();
    findings.add(keys(application.signing().ticketKeys(master)));
    application
        .signing()
        .signsSince()
        .ifPresent(since -> findings.add(age(since, application.clock().instant())));
    return findings;
  }

  /// @param since when the key that signs was made
  static Finding age(Instant since, Instant now) {
    Duration age = Duration.between(since, now);
    String said = "the one that signs is %d days old".formatted(Math.max(0, age.toDays()));
    return age.compareTo(KEYS_LAST) < 0
        ? Finding.ok(KEYS, said)
        : Finding.warning(
            Defect.TICKET_KEY_OLD,
            KEYS,
            said,
            "Run `maguey keys rotate`: tickets that are out stay valid. The longer one key signs, the"
                + " more it is worth to steal.");
  }

  private static Finding keys(TicketKeys found) {
    String subject = KEYS;
    return switch (found) {
      case NONE_YET -> Finding.notChecked(subject, "no keys yet; the first start creates one");
      case OPEN -> Finding.ok(subject, "open with the master key");
      case SHUT ->
          Finding.failed(
              Defect.TICKET_KEYS_SHUT,
              subject,
              "do not open with keys.master",
              "No ticket can be shown. Set the master key that this database's keys were sealed"
                  + " with; a restored backup needs the one of its time.");
    };
  }

  private static String deepest(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("").strip();
  }
}
