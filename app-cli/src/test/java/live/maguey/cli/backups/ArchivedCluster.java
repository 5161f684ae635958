package live.maguey.cli.backups;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import live.maguey.cli.proof.Await;
import live.maguey.cli.up.FreePort;
import live.maguey.persistence.Migrations;
import org.postgresql.ds.PGSimpleDataSource;

/// Debian's PostgreSQL and pgBackRest with the files of `deploy/pgbackrest` and the commands of
/// `docs/recovery.md`: a cluster of its own on a port of 127.0.0.1, not the one that the package
/// makes. PostgreSQL refuses to run as root, who is `postgres` here.
final class ArchivedCluster implements AutoCloseable {
  private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");
  private static final Path DEPLOY = Path.of("..", "deploy", "pgbackrest");
  private static final Path PAGE = Path.of("..", "docs", "recovery.md");
  private static final String ASKED_FOR = "sudo -u postgres ";
  private static final Duration PROMOTED = Duration.ofMinutes(1);
  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

  private final Path folder;
  private final Path data;
  private final int port = FreePort.any();

  private ArchivedCluster(Path folder) {
    this.folder = folder;
    this.data = folder.resolve("main");
  }

  /// Starts one with a migrated database, whose log is archived.
  ///
  /// @param outer exists
  static ArchivedCluster start(Path outer) throws IOException {
    Files.setPosixFilePermissions(outer, PosixFilePermissions.fromString("rwx--x--x"));
    ArchivedCluster cluster = new ArchivedCluster(Files.createDirectory(outer.resolve("cluster")));
    String settings =
        Files.readString(DEPLOY.resolve("pgbackrest.conf"))
            .replace("/var/lib/pgbackrest", cluster.folder.resolve("archive").toString())
            .replace("/var/lib/postgresql/15/main", cluster.data.toString())
            .replace("WRITE-A-PASSWORD-OF-YOUR-OWN", UUID.randomUUID().toString());
    Files.writeString(cluster.folder.resolve("pgbackrest.conf"), settings);
    for (String inner : List.of("archive", "main", "log", "lock")) {
      Files.createDirectory(cluster.folder.resolve(inner));
    }
    if (ROOT) {
      cluster.run(List.of("chown", "-R", "postgres:", cluster.folder.toString()));
    }
    cluster.postgres("initdb", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8");
    Path settled = cluster.data.resolve("postgresql.conf");
    Files.writeString(
        settled, Files.readString(settled) + Files.readString(DEPLOY.resolve("archive.conf")));
    cluster.launch();
    cluster.sql("CREATE DATABASE maguey");
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(cluster.url());
    source.setUser("postgres");
    var _ = new Migrations(source).migrate();
    return cluster;
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/maguey";
  }

  /// The commands of the page that pgBackRest gets, in their order.
  static List<String> commands() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .map(String::strip)
        .filter(line -> line.startsWith(ASKED_FOR + "pgbackrest "))
        .map(line -> line.substring(ASKED_FOR.length()))
        .toList();
  }

  /// Runs a command of the page as who PostgreSQL's files belong to.
  void pgBackRest(String command) {
    run(as("sh", "-c", command));
  }

  /// Until the log of all that is committed so far is in the archive.
  void awaitArchived() {
    String file = ask("SELECT pg_walfile_name(pg_current_wal_insert_lsn())").getFirst();
    Await.until(
        Duration.ofMinutes(2),
        () ->
            assertThat(ask("SELECT coalesce(last_archived_wal, '') FROM pg_stat_archiver"))
                .first()
                .asString()
                .isGreaterThanOrEqualTo(file));
  }

  /// The machine loses it: PostgreSQL is gone without a word, and so are its files.
  void destroy() throws IOException {
    postgres("pg_ctl", "stop", "-m", "immediate");
    run(List.of("rm", "-rf", data.toString()));
    run(as("mkdir", "-m", "700", data.toString()));
  }

  /// Starts it on the files that are there, and waits until it takes what is written.
  void goOn() {
    launch();
    Await.until(PROMOTED, () -> assertThat(ask("SELECT pg_is_in_recovery()")).containsExactly("f"));
  }

  private void launch() {
    String options = "-p %d -k %s -c listen_addresses=127.0.0.1".formatted(port, folder);
    postgres(
        "pg_ctl", "start", "-w", "-l", folder.resolve("log/postgres").toString(), "-o", options);
  }

  /// A digest of the rows of every table that the log tells of: how often somebody has asked for
  /// something is in one that a crash empties.
  Map<String, String> rows() {
    Map<String, String> digests = new TreeMap<>();
    for (String table :
        ask(
            "SELECT oid::regclass FROM pg_class WHERE relkind = 'r' AND relpersistence = 'p'"
                + " AND relnamespace = 'public'::regnamespace")) {
      digests.put(
          table,
          ask("SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '' ORDER BY t::text)), '')"
                  + " FROM "
                  + table
                  + " t")
              .getFirst());
    }
    return digests;
  }

  List<String> ask(String sql) {
    try (Connection connection = DriverManager.getConnection(url(), "postgres", "");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> all = new ArrayList<>();
      while (rows.next()) {
        all.add(rows.getString(1));
      }
      return all;
    } catch (SQLException notNow) {
      throw new AssertionError(notNow);
    }
  }

  private void sql(String statement) {
    run(
        as(
            PROGRAMS.resolve("psql").toString(),
            "-h127.0.0.1",
            "-p" + port,
            "-Upostgres",
            "-c" + statement));
  }

  private void postgres(String program, String... words) {
    run(
        as(
            Stream.concat(
                    Stream.of(PROGRAMS.resolve(program).toString(), "-D", data.toString()),
                    Stream.of(words))
                .toArray(String[]::new)));
  }

  private static List<String> as(String... command) {
    Stream<String> account = ROOT ? Stream.of("runuser", "-u", "postgres", "--") : Stream.of();
    return Stream.concat(account, Stream.of(command)).toList();
  }

  /// What differs from a machine of one's own is told by the environment, which PostgreSQL hands on
  /// to its `archive_command`.
  private void run(List<String> command) {
    Path said = folder.resolve("said");
    try {
      ProcessBuilder program =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile());
      program
          .environment()
          .putAll(
              Map.of(
                  "PGBACKREST_CONFIG", folder.resolve("pgbackrest.conf").toString(),
                  "PGBACKREST_LOG_PATH", folder.resolve("log").toString(),
                  "PGBACKREST_LOCK_PATH", folder.resolve("lock").toString(),
                  "PGBACKREST_PG1_PORT", Integer.toString(port),
                  "PGBACKREST_PG1_SOCKET_PATH", folder.toString(),
                  "PGBACKREST_PG1_USER", "postgres"));
      int code = program.start().waitFor();
      assertThat(code)
          .as("%s%n%s", command, Files.readString(said, StandardCharsets.UTF_8))
          .isZero();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    postgres("pg_ctl", "stop", "-m", "fast");
  }
}
