package live.maguey.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import live.maguey.alerts.AlertKind;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `deploy/` says to Prometheus and Grafana is what a server tells.
class MonitoringIT {
  private static final Path DEPLOY = Path.of("../deploy");
  private static final Pattern FIGURE = Pattern.compile("\\bmaguey_[a-z_]+");
  private static final Pattern RUNBOOK = Pattern.compile("runbook: ([a-z-]+)");

  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  @Test
  void every_figure_of_the_dashboard_and_the_rules_is_one_that_a_server_tells() throws Exception {
    Guest guest = Guest.withTickets(SERVER, SERVER.event(), 2, "figures@example.com");
    Ticket ticket = guest.tickets().getFirst();
    SERVER.scan(SERVER.phoneAt("Gate A", "phone 1"), ticket);
    OnCall onCall = new OnCall(SERVER);
    onCall.run(
        "orders", "refund", guest.reference().value(), "--amount=5", "--reason=noise", "--yes");
    SERVER
        .stores()
        .records()
        .alerts()
        .raise(AlertKind.EMAIL_GIVEN_UP, "email 1", "broken", SERVER.clock().instant());

    Set<String> wanted = new TreeSet<>(figures(read("grafana-dashboard.json")));
    wanted.addAll(figures(read("prometheus-rules.yml")));
    assertThat(wanted).hasSizeGreaterThan(12);
    assertThat(new JsonMapper().readTree(read("grafana-dashboard.json")).path("panels").size())
        .isGreaterThan(12);

    Await.until(() -> assertThat(figures(told())).containsAll(wanted));
    assertThat(told()).contains("task=\"watch-status\"", "task=\"heal-payments\"");
  }

  @Test
  void every_alert_has_a_runbook_that_exists() throws IOException {
    Matcher named = RUNBOOK.matcher(read("prometheus-rules.yml"));
    List<String> runbooks = named.results().map(match -> match.group(1)).toList();

    assertThat(runbooks).isNotEmpty();
    assertThat(runbooks)
        .allSatisfy(name -> assertThat(Path.of("../runbooks", name + ".md")).exists());
    assertThat(read("prometheus-rules.yml").lines().filter(line -> line.contains("- alert:")))
        .hasSameSizeAs(runbooks);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check config prometheus.yml",
        "check rules prometheus-rules.yml",
        "test rules prometheus-rules.test.yml"
      })
  @Tag("full")
  void promtool_takes_the_configuration_and_the_rules_do_what_their_tests_say(String words)
      throws Exception {
    Process promtool =
        new ProcessBuilder(("promtool " + words).split(" "))
            .directory(DEPLOY.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(promtool.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(promtool.exitValue()).as(said).isZero();
  }

  private static String read(String name) throws IOException {
    return Files.readString(DEPLOY.resolve(name));
  }

  private static String told() {
    return SERVER.ops().get("/metrics").body();
  }

  private static Set<String> figures(String text) {
    return FIGURE.matcher(text).results().map(match -> match.group()).collect(Collectors.toSet());
  }
}
