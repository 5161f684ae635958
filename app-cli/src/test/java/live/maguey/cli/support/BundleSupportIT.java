package live.maguey.cli.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import live.maguey.api.settings.KnownSettings;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.api.settings.SettingSources;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.runbooks.Runbook;
import live.maguey.shared.Secret;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `maguey support bundle`, on the database of a running server and without one.
class BundleSupportIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  private final OnCall onCall = new OnCall(SERVER);

  @TempDir private Path folder;

  @Test
  void it_says_what_is_wrong_and_nothing_of_a_guest_or_a_secret() throws IOException {
    Guest guest = Guest.withTickets(SERVER, SERVER.event(), 2, "charged-twice@example.com");
    assertThat(onCall.run("audit", "list", "--json")).isZero();
    Path file = folder.resolve("tonight.zip");

    assertThat(onCall.run("support", "bundle", "--out", file.toString())).isZero();

    assertThat(onCall.out().replaceAll("\\s+", " ")).contains("look into it before you send it");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Map<String, String> all = contents(file);
    assertThat(all.get("READ-ME.txt")).contains(OnCall.RELEASE.name());
    JsonNode status = JSON.readTree(all.get("status.json"));
    assertThat(status.has("problems")).isTrue();
    assertThat(JSON.readTree(all.get("doctor.json")).has("findings")).isTrue();
    assertThat(all).containsKey("runbooks/" + Runbook.CHARGED_NO_TICKET.id() + ".md");
    all.forEach((name, text) ->
        assertThat(text)
            .as(name)
            .doesNotContain("charged-twice@", guest.token(), SERVER.settings().get("keys.master")));
  }

  @Test
  void it_has_each_setting_as_it_counts_and_the_newest_of_the_log_without_a_secret()
      throws IOException {
    List<Secret> secrets =
        KnownSettings.ofDemo(new SettingSources().defaults("the server", SERVER.settings()))
            .secrets();
    assertThat(secrets).isNotEmpty();
    Path logs = Files.createDirectory(folder.resolve("logs"));
    for (Secret secret : secrets) {
      log(logs, "refused " + secret.reveal() + " of charged-twice@example.com");
    }
    Path file = folder.resolve("tonight.zip");

    assertThat(onCall.run("support", "bundle", "--log-folder=" + logs, "--out", file.toString()))
        .isZero();

    Map<String, String> all = contents(file);
    JsonNode settings = JSON.readTree(all.get("settings.json")).path("settings");
    assertThat(settings).hasSameSizeAs(ServiceConfig.settings());
    assertThat(setting(settings, "log.folder")).isEqualTo(logs + " by the command line");
    assertThat(setting(settings, "keys.master")).isEqualTo("*** by the environment");
    assertThat(setting(settings, "database.url"))
        .startsWith("jdbc:postgresql://")
        .endsWith(" by the command line");
    assertThat(setting(settings, "proxies")).isEqualTo("0 by default");
    assertThat(setting(settings, "sentry.dsn")).isEqualTo("null by default");
    assertThat(all.getOrDefault("log.txt", "").lines())
        .hasSameSizeAs(secrets)
        .allSatisfy(line ->
            assertThat(JSON.readTree(line).path("message").asText())
                .startsWith("refused [secret] of"));
    all.forEach((name, text) -> {
      assertThat(text).as(name).doesNotContain("charged-twice@");
      secrets.forEach(secret -> assertThat(text).as(name).doesNotContain(secret.reveal()));
    });
  }

  @Test
  void a_log_that_nobody_keeps_or_can_read_says_so() throws IOException {
    assertThat(onCall.run("support", "bundle", "--out", folder + "/without.zip")).isZero();
    assertThat(
            onCall.run(
                "support",
                "bundle",
                "--log-folder=" + folder + "/none",
                "--out",
                folder + "/lost.zip"))
        .isZero();

    assertThat(contents(folder.resolve("without.zip")).get("log.txt"))
        .contains("log.folder is not set");
    assertThat(contents(folder.resolve("lost.zip")).get("log.txt"))
        .contains("log.folder cannot be read", "NoSuchFile");
  }

  @Test
  void it_works_when_the_database_is_gone_and_says_so() throws IOException {
    Path file = folder.resolve("gone.zip");

    assertThat(
            onCall.at(
                "jdbc:postgresql://127.0.0.1:1/maguey",
                "support",
                "bundle",
                "--out",
                file.toString()))
        .isZero();

    Map<String, String> all = contents(file);
    assertThat(JSON.readTree(all.get("doctor.json")).path("findings").valueStream())
        .anySatisfy(finding -> {
          assertThat(finding.path("subject").asText()).isEqualTo("database");
          assertThat(finding.path("level").asText()).isEqualTo("failed");
        });
    assertThat(all.get("alerts.json")).contains("ended with 3");
  }

  @Test
  void nothing_is_overwritten() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.zip"), "mine");

    assertThat(onCall.run("support", "bundle", "--out", file.toString())).isEqualTo(ExitCode.USAGE);

    assertThat(onCall.err()).contains("is there already");
    assertThat(file).hasContent("mine");
  }

  private static String setting(JsonNode settings, String key) {
    return settings
        .valueStream()
        .filter(setting -> setting.path("key").asText().equals(key))
        .map(setting -> setting.path("value").asText() + " by " + setting.path("source").asText())
        .findFirst()
        .orElse("none");
  }

  private static void log(Path logs, String message) throws IOException {
    Files.writeString(
        logs.resolve("maguey-8080.log"),
        JSON.writeValueAsString(Map.of("time", Instant.now().toString(), "message", message))
            + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private static Map<String, String> contents(Path file) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        contents.put(entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), UTF_8));
      }
    }
    return contents;
  }
}
