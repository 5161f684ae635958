package live.maguey.cli.backups;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.events.Event;
import live.maguey.persistence.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With PostgreSQL's own programs and `age`, as Debian has them.
@Tag("full")
class BackupIT {
  private static final String ADDRESS = "guest-of-the-backup@example.com";

  @TempDir private static Path folder;

  private static AgeKey key;
  private static RunningServer server;
  private static OnCall onCall;

  @BeforeAll
  static void open() {
    key = AgeKey.in(folder.resolve("identity.txt"));
    server =
        RunningServer.open(
            Map.of(
                "backups.folder", folder.resolve("backups").toString(),
                "backups.recipient", key.recipient()));
    onCall = new OnCall(server);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static JsonNode made() {
    assertThat(onCall.run("backup", "create", "--json")).as(onCall.err()).isZero();
    return onCall.json();
  }

  private static Path dump(String name) {
    return folder.resolve("backups").resolve(name).resolve("maguey.dump.age");
  }

  private static void sell() {
    Guest.withTickets(server, server.event(), 2, ADDRESS);
  }

  @Test
  void a_backup_is_listed_and_nobody_without_the_private_key_reads_it() throws IOException {
    sell();

    JsonNode backup = made();

    assertThat(backup.path("rows").asLong()).isPositive();
    assertThat(backup.path("ledger").path("stripe charge USD").asLong()).isPositive();
    assertThat(onCall.run("backup", "list", "--json")).isZero();
    assertThat(onCall.json().path("backups").get(0).path("sha256"))
        .isEqualTo(backup.path("sha256"));
    assertThat(onCall.json().path("backups").get(0).path("verifiedAt").isNull()).isTrue();
    assertThat(onCall.run("backup", "list")).isZero();
    assertThat(onCall.out()).contains(backup.path("name").asText(), "never");
    try (Stream<Path> all = Files.walk(folder.resolve("backups"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .doesNotContain(ADDRESS, server.settings().get("keys.master"));
      }
    }
    assertThat(Files.readString(dump(backup.path("name").asText()), StandardCharsets.ISO_8859_1))
        .startsWith("age-encryption.org/v1");
  }

  @Test
  void no_key_of_the_settings_is_in_a_backup() throws Exception {
    sell();
    Path file = dump(made().path("name").asText());

    Process read =
        new ProcessBuilder(
                "sh",
                "-c",
                "age --decrypt --identity \"$0\" \"$1\" | pg_restore --file=-",
                key.identity().toString(),
                file.toString())
            .start();
    String all = new String(read.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(all).contains(ADDRESS).contains("COPY public.orders");
    server
        .settings()
        .forEach((name, value) -> {
          if (name.startsWith("keys.") || name.endsWith("-secret") || name.endsWith("-key")) {
            assertThat(all).as(name).doesNotContain(value);
          }
        });
  }

  @Test
  void a_verified_backup_was_restored_and_nothing_of_that_stays() throws Exception {
    sell();
    String name = made().path("name").asText();

    assertThat(onCall.run("backup", "verify", "--identity", key.identity().toString()))
        .as(onCall.err())
        .isZero();

    assertThat(onCall.out()).contains(name, "is verified");
    assertThat(onCall.run("backup", "list", "--json")).isZero();
    assertThat(onCall.json().path("backups").get(0).path("verifiedAt").asText()).isNotEmpty();
    assertThat(scratchDatabases()).isZero();
  }

  @Test
  void a_restored_database_is_the_one_that_was_backed_up_and_must_have_been_empty()
      throws Exception {
    sell();
    String name = made().path("name").asText();
    String url = TestDatabase.empty().url();

    assertThat(restore(url, name)).as(onCall.err()).isZero();

    assertThat(onCall.out()).contains("is restored", "maguey webhooks pull", "maguey reconcile");
    assertThat(count(url, "SELECT count(*) FROM buyers WHERE email = '" + ADDRESS + "'"))
        .isPositive();
    assertThat(restore(url, name)).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err()).contains("is not empty, and nothing was changed");
  }

  @Test
  void a_damaged_backup_is_found_before_anything_is_restored() throws Exception {
    String name = made().path("name").asText();
    byte[] bytes = Files.readAllBytes(dump(name));
    bytes[bytes.length / 2] ^= 1;
    Files.write(dump(name), bytes);
    String url = TestDatabase.empty().url();

    assertThat(verify(name, key)).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err()).contains("its checksum differs");
    assertThat(restore(url, name)).isEqualTo(ExitCode.WRONG);
    assertThat(count(url, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).isZero();
    assertThat(onCall.run("backup", "list", "--json")).isZero();
    assertThat(verifiedAt(name)).isEmpty();
  }

  @Test
  void the_key_of_another_reads_nothing() {
    String name = made().path("name").asText();

    assertThat(verify(name, AgeKey.in(folder.resolve("another.txt")))).isEqualTo(ExitCode.WRONG);

    assertThat(onCall.err()).contains("age failed", "matched any of the recipients");
    assertThat(onCall.run("backup", "list", "--json")).isZero();
    assertThat(verifiedAt(name)).isEmpty();
  }

  @Test
  void a_backup_that_breaks_an_invariant_is_not_verified() throws Exception {
    Event event = server.event();
    Guest.withTickets(server, event, 1, "counted@example.com");
    String wrong = "UPDATE inventory SET taken = taken %s 1 WHERE id IN (SELECT id FROM tiers)";
    change(wrong.formatted("+"));
    String name;
    try {
      name = made().path("name").asText();
    } finally {
      change(wrong.formatted("-"));
    }

    assertThat(verify(name, key)).isEqualTo(ExitCode.WRONG);

    assertThat(onCall.out()).contains("taken-is-what-lines-occupy");
    assertThat(onCall.run("backup", "list", "--json")).isZero();
    assertThat(verifiedAt(name)).isEmpty();
  }

  @Test
  void old_backups_go_after_a_preview_and_the_last_verified_stays() {
    String verified = made().path("name").asText();
    assertThat(verify(verified, key)).as(onCall.err()).isZero();
    String old = made().path("name").asText();
    String newest = made().path("name").asText();
    String[] prune = {"backup", "prune", "--keep-daily", "0", "--keep-weekly", "0", "--json"};

    assertThat(onCall.run(prune)).isEqualTo(ExitCode.USAGE);
    assertThat(onCall.run(with(prune, "--dry-run"))).isZero();
    assertThat(onCall.json().path("deleted").findValuesAsText("name")).contains(old);
    assertThat(onCall.run(with(prune, "--yes"))).isZero();
    assertThat(onCall.run("backup", "list", "--json")).isZero();
    assertThat(onCall.json().path("backups").findValuesAsText("name"))
        .containsExactly(newest, verified);
  }

  private static String[] with(String[] words, String another) {
    return Stream.concat(Stream.of(words), Stream.of(another)).toArray(String[]::new);
  }

  @Test
  void the_age_of_the_newest_backup_is_in_the_status_and_too_old_is_an_alert() {
    made();
    assertThat(onCall.run("status", "--json", "--backups-allowed-age=1h"))
        .isIn(ExitCode.DONE, ExitCode.WRONG);
    assertThat(onCall.json().path("backup").path("at").asText()).isNotEmpty();
    assertThat(problems()).doesNotContain("backups");

    assertThat(onCall.run("status", "--json", "--backups-allowed-age=1ms"))
        .isEqualTo(ExitCode.WRONG);
    assertThat(problems()).contains("backups");
    assertThat(onCall.run("status", "--json", "--backups-folder=" + folder.resolve("none")))
        .isEqualTo(ExitCode.WRONG);
    assertThat(problems()).contains("backups");
  }

  private static List<String> problems() {
    return onCall.json().path("problems").findValuesAsText("subject");
  }

  private static int verify(String name, AgeKey with) {
    return onCall.run("backup", "verify", name, "--identity", with.identity().toString());
  }

  private static int restore(String url, String name) {
    return onCall.at(url, "backup", "restore", name, "--identity", key.identity().toString());
  }

  private static String verifiedAt(String name) {
    for (JsonNode backup : onCall.json().path("backups")) {
      if (backup.path("name").asText().equals(name)) {
        return backup.path("verifiedAt").asText("");
      }
    }
    throw new AssertionError(name);
  }

  private static long scratchDatabases() throws SQLException {
    return count(
        Objects.requireNonNull(server.settings().get("database.url")),
        "SELECT count(*) FROM pg_database WHERE datname LIKE 'maguey\\_verify%'");
  }

  private static long count(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "postgres", "");
        Statement statement = connection.createStatement();
        ResultSet counted = statement.executeQuery(sql)) {
      counted.next();
      return counted.getLong(1);
    }
  }

  private static void change(String sql) throws SQLException {
    String url = Objects.requireNonNull(server.settings().get("database.url"));
    try (Connection connection = DriverManager.getConnection(url, "postgres", "");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
