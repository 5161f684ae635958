package live.maguey.cli.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.runbooks.Runbook;
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
