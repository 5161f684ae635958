package live.maguey.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import live.maguey.cli.Main;
import live.maguey.cli.Nobody;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.proof.RunningServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each failure is made for real, at a running server.
class DoctorIT {
  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  @TempDir private Path data;
  private final Properties running = new Properties();
  private String out = "";

  @BeforeEach
  void a_server_runs_in_the_folder() {
    HikariDataSource database = (HikariDataSource) SERVER.stores().database().dataSource();
    running.putAll(
        Map.of(
            "database.url", database.getJdbcUrl(),
            "database.user", database.getUsername(),
            "site", SERVER.site().toString(),
            "stripe.base", SERVER.sandbox().stripeBase().toString(),
            "resend.base", SERVER.sandbox().resendBase().toString(),
            "pid", "1"));
  }

  /// The tests' own database commits without the disk, for speed: nothing else is wrong.
  @Test
  void of_a_server_that_runs_only_the_database_without_fsync_fails() {
    assertThat(run()).isEqualTo(ExitCode.WRONG);

    assertThat(out)
        .contains("fit for the demo", "has fsync off", "Stripe sends them to")
        .endsWith("\n1 failed, 0 warnings, 0 not checked.\n");
    assertThat(out.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @Test
  void wrong_keys_are_told_apart_from_vendors_that_are_not_reached() {
    assertThat(
            doctor(
                "--stripe-secret-key=sk_test_other",
                "--resend-api-key=re_other",
                "--keys-master=b3RoZXIgbWFzdGVyIGtleSBvZiAzMiBieXRlcyBoZXI="))
        .isEqualTo(ExitCode.WRONG);

    assertThat(found("stripe")).startsWith("failed the key is refused");
    assertThat(found("resend")).startsWith("failed the key is refused");
    assertThat(found("ticket keys")).startsWith("failed do not open with keys.master");
    assertThat(found("schema")).startsWith("ok");
  }

  @Test
  void who_refuses_who_never_answers_and_who_is_somebody_else() throws Exception {
    HttpServer proxy =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    proxy.createContext(
        "/",
        exchange -> {
          byte[] page = "<html>Bad gateway</html>".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(502, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    proxy.start();
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      running.put("stripe.base", "http://127.0.0.1:" + silent.getLocalPort());
      running.put("resend.base", "http://127.0.0.1:" + proxy.getAddress().getPort());
      running.put("site", "http://127.0.0.1:1");
      running.put("database.url", "jdbc:postgresql://127.0.0.1:1/maguey");

      assertThat(doctor("--smtp-host=127.0.0.1", "--smtp-port=1")).isEqualTo(ExitCode.WRONG);
    } finally {
      proxy.stop(0);
    }

    assertThat(found("stripe")).contains("does not answer within 5 s");
    assertThat(found("resend")).contains("answers 502, which is not Resend's answer");
    assertThat(found("site")).contains("refuses connections");
    assertThat(found("smtp")).startsWith("failed 127.0.0.1:1");
    assertThat(found("database")).startsWith("failed").contains("127.0.0.1:1");
  }

  @Test
  void a_database_without_our_schema_asks_to_be_migrated() {
    String url = running.getProperty("database.url");
    running.put("database.url", url.replaceFirst("/[^/?]+(\\?|$)", "/postgres$1"));

    assertThat(doctor()).isEqualTo(ExitCode.WRONG);

    assertThat(found("schema")).startsWith("failed").endsWith("Run `maguey migrate`.");
  }

  @Test
  void what_production_refuses_is_named_with_its_way_to_be_set() {
    assertThat(doctor("--database-url=" + running.getProperty("database.url"), "--set=prot=80"))
        .isEqualTo(ExitCode.WRONG);

    assertThat(all("settings"))
        .anyMatch(f -> f.contains("stripe.secret-key is missing") && f.contains("MAGUEY_STRIPE_SE"))
        .anyMatch(f -> f.contains("prot is not a setting") && f.contains("take it out"));
    assertThat(found("stripe")).startsWith("not_checked");
    assertThat(found("site")).startsWith("not_checked");
  }

  private int doctor(String... more) {
    return run(Stream.concat(Stream.of(more), Stream.of("--json")).toArray(String[]::new));
  }

  private int run(String... more) {
    try (var file = Files.newOutputStream(data.resolve("running.properties"))) {
      running.store(file, null);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    List<String> words = new ArrayList<>(List.of("doctor", "--data=" + data));
    words.addAll(List.of(more));
    StringWriter said = new StringWriter();
    int code =
        Main.run(
            new PrintWriter(said),
            new PrintWriter(new StringWriter()),
            Map.of(),
            new Nobody(80),
            words.toArray(String[]::new));
    out = said.toString();
    return code;
  }

  private String found(String subject) {
    return all(subject).getFirst();
  }

  /// The findings about a subject: level, what is so, what to do.
  private List<String> all(String subject) {
    try {
      List<String> findings = new ArrayList<>();
      for (JsonNode finding : new ObjectMapper().readTree(out).path("findings")) {
        if (finding.path("subject").asText().equals(subject)) {
          findings.add(
              "%s %s. %s"
                  .formatted(
                      finding.path("level").asText(),
                      finding.path("result").asText(),
                      finding.path("advice").asText("")));
        }
      }
      return findings;
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("not JSON: " + out, broken);
    }
  }
}
