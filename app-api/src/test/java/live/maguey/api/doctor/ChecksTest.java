package live.maguey.api.doctor;

import static live.maguey.api.doctor.Finding.Level.FAILED;
import static live.maguey.api.doctor.Finding.Level.NOT_CHECKED;
import static live.maguey.api.doctor.Finding.Level.OK;
import static live.maguey.api.doctor.Finding.Level.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.InMemoryAlerts;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.persistence.DatabaseVitals;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.Unavailable;
import live.maguey.stripe.StripeEventReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksTest {
  private static final Instant NOW = Instant.parse("2026-11-28T20:00:00Z");
  private static final URI OURS = URI.create("https://maguey.example/webhooks/stripe");

  @Test
  void a_check_that_never_ends_costs_the_others_nothing() {
    Map<String, Callable<List<Finding>>> checks = new LinkedHashMap<>();
    checks.put(
        "hanging",
        () -> {
          new CountDownLatch(1).await();
          return List.of();
        });
    checks.put(
        "broken",
        () -> {
          throw new IllegalStateException("a bug");
        });
    checks.put("well", () -> List.of(Finding.ok("well", "is")));

    List<Finding> findings = new Checkup(Duration.ofMillis(200)).all(checks);

    assertThat(findings).extracting(Finding::subject).containsExactly("hanging", "broken", "well");
    assertThat(findings).extracting(Finding::level).containsExactly(WARNING, FAILED, OK);
    assertThat(findings.get(1).said()).contains("a bug");
  }

  @Test
  void a_database_that_is_slow_has_not_failed() {
    Finding finding = DatabaseCheck.slow(new Unavailable("no connection became free"));
    assertThat(finding.level()).isEqualTo(WARNING);
    assertThat(finding.said()).contains("no connection became free");
  }

  @Test
  void a_database_that_takes_a_second_for_nothing_is_slow() {
    Finding finding = DatabaseCheck.late(Duration.ofMillis(2_400));
    assertThat(finding.level()).isEqualTo(WARNING);
    assertThat(finding.diagnosis()).isEqualTo(Defect.DATABASE_SLOW);
    assertThat(finding.said()).contains("takes 2.4 s");
  }

  @ParameterizedTest
  @CsvSource({"0, OK", "399, OK", "400, WARNING"})
  void a_ticket_key_signs_for_about_a_year(long days, Finding.Level level) {
    assertThat(DatabaseCheck.age(NOW.minus(Duration.ofDays(days)), NOW).level()).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1 forwarded=0, 0, ''",
    "HTTP/1.1 forwarded=2, 2, ''",
    "HTTP/1.0 forwarded=1, 1, proxy_http_version",
    "HTTP/1.1 forwarded=0, 1, X-Forwarded-For",
    "HTTP/1.1 forwarded=1, 0, X-Forwarded-For",
    "nonsense, 1, ''"
  })
  void a_proxy_that_speaks_wrongly_is_named(String seen, int proxies, String named) {
    List<Finding> findings = SiteCheck.proxy(seen, proxies);
    assertThat(findings).hasSize(named.isEmpty() ? 0 : 1);
    assertThat(findings).allSatisfy(f -> assertThat(f.said() + f.advice()).contains(named));
  }

  @ParameterizedTest
  @CsvSource({
    "0, OK, agrees with Stripe's",
    "-4, OK, agrees with Stripe's",
    "20, WARNING, is 20 s ahead of Stripe's",
    "-90, FAILED, is 90 s behind Stripe's"
  })
  void a_clock_may_be_off_by_seconds_not_by_minutes(int off, Finding.Level level, String said) {
    Finding finding = Clocks.compared("Stripe's", NOW.plusSeconds(off), NOW);

    assertThat(finding.level()).isEqualTo(level);
    assertThat(finding.said()).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({"5000, OK", "1000, WARNING", "100, FAILED"})
  void space_runs_out_in_time_to_be_told(long megabytes, Finding.Level level) {
    assertThat(MachineCheck.space(Path.of("data"), megabytes).level()).isEqualTo(level);
  }

  @Test
  void a_database_that_may_lose_what_it_committed_or_takes_nothing_fails() {
    assertThat(levels(vitals(150_019, true, true, true, 3, 100))).containsExactly(OK, OK);
    assertThat(levels(vitals(140_000, true, true, true, 3, 100))).containsExactly(FAILED, OK);
    assertThat(levels(vitals(150_019, false, true, true, 3, 100))).containsExactly(FAILED, OK);
    assertThat(levels(vitals(150_019, true, false, true, 3, 100))).containsExactly(FAILED, OK);
    assertThat(levels(vitals(150_019, true, true, false, 3, 100))).containsExactly(FAILED, OK);
  }

  @Test
  void the_pool_has_to_fit_the_server() {
    assertThat(levels(vitals(150_019, true, true, true, 95, 100))).containsExactly(OK, WARNING, OK);
    assertThat(levels(vitals(150_019, true, true, true, 3, 10))).containsExactly(OK, FAILED, OK);
  }

  @Test
  void an_endpoint_of_stripe_has_to_be_ours_on_and_sent_all_that_we_read() throws Exception {
    String all = StripeEventReader.TYPES.stream().collect(Collectors.joining("','", "'", "'"));
    String last = StripeEventReader.TYPES.getLast();

    assertThat(endpoint(OURS, "enabled", "'*'", "null").level()).isEqualTo(OK);
    assertThat(endpoint(OURS, "enabled", all, "null").level()).isEqualTo(OK);
    assertThat(endpoint(OURS, "disabled", all, "null").said()).contains("switched off");
    assertThat(endpoint(OURS, "enabled", all, "'2019-01-01'").level()).isEqualTo(WARNING);
    assertThat(endpoint(OURS, "enabled", all.replace("'" + last + "'", "'x'"), "null"))
        .satisfies(f -> assertThat(f.level()).isEqualTo(FAILED))
        .satisfies(f -> assertThat(f.said()).endsWith("is not sent " + last));
    assertThat(endpoint(URI.create("https://other.example/hook"), "enabled", all, "null").said())
        .contains("sends none to " + OURS);
  }

  @Test
  void an_account_that_settles_in_another_currency_than_it_charges_is_refused() throws Exception {
    Currency pesos = Currency.getInstance("MXN");

    assertThat(StripeCheck.account(pesos, json("{'default_currency':'mxn'}")).level())
        .isEqualTo(OK);
    assertThat(
            StripeCheck.account(
                    pesos,
                    json(
                        "{'default_currency':'usd','external_accounts':"
                            + "{'data':[{'currency':'mxn'}]}}"))
                .level())
        .isEqualTo(OK);
    assertThat(StripeCheck.account(pesos, json("{'default_currency':'usd'}")))
        .satisfies(f -> assertThat(f.level()).isEqualTo(FAILED))
        .satisfies(f ->
            assertThat(f.said())
                .isEqualTo("the account settles in USD, and venue.currency is MXN"));
  }

  @Test
  void a_server_keeps_an_alert_open_while_the_account_settles_otherwise() throws Exception {
    InMemoryAlerts alerts = new InMemoryAlerts(new InMemoryWorld());
    Currency pesos = Currency.getInstance("MXN");
    Finding otherwise = StripeCheck.account(pesos, json("{'default_currency':'usd'}"));
    Finding right = StripeCheck.account(pesos, json("{'default_currency':'mxn'}"));
    AtomicReference<Finding> found = new AtomicReference<>(right);
    WatchFinding watch =
        new WatchFinding(
            AlertKind.SETTLES_OTHERWISE,
            "stripe account",
            Duration.ofHours(1),
            found::get,
            alerts,
            InstantSource.system());

    watch.watch();
    assertThat(alerts.open(9)).isEmpty();

    found.set(otherwise);
    watch.watch();
    watch.watch();
    found.set(Finding.notChecked("stripe", "no answer"));
    watch.watch();
    assertThat(alerts.open(9))
        .singleElement()
        .satisfies(alert ->
            assertThat(alert.detail())
                .startsWith("the account settles in USD, and venue.currency is MXN. Add a bank"));

    found.set(right);
    watch.watch();
    assertThat(alerts.open(9)).isEmpty();
  }

  @Test
  void the_sender_s_domain_has_to_be_one_of_the_account_and_verified() throws Exception {
    assertThat(ResendCheck.domain("maguey.example", domains("verified")).level()).isEqualTo(OK);
    assertThat(ResendCheck.domain("maguey.example", domains("not_started")).said())
        .isEqualTo("maguey.example is not started");
    assertThat(ResendCheck.domain("other.example", domains("verified")).said())
        .contains("no domain other.example");
  }

  @Test
  void what_has_no_address_is_not_checked() throws Exception {
    assertThat(SiteCheck.of(Optional.empty(), 0))
        .extracting(Finding::level)
        .containsExactly(NOT_CHECKED);
  }

  private static List<Finding> vitals(
      int number, boolean fsync, boolean synchronous, boolean writable, int open, int most) {
    return DatabaseCheck.vitals(
        new DatabaseVitals("15", number, fsync, synchronous, writable, open, most, NOW),
        new ServiceConfig.Database(
            "jdbc:postgresql://localhost/x", "maguey", null, 12, ServiceConfig.Holds.SINGLE),
        NOW);
  }

  private static List<Finding.Level> levels(List<Finding> findings) {
    return findings.stream().map(Finding::level).toList();
  }

  private static Finding endpoint(URI url, String status, String events, String version)
      throws Exception {
    return StripeCheck.endpoint(
        OURS,
        json(
            "[{'url':'%s','status':'%s','enabled_events':[%s],'api_version':%s}]",
            url, status, events, version));
  }

  private static JsonNode domains(String status) throws Exception {
    return json("[{'name':'maguey.example','status':'%s'}]", status);
  }

  private static JsonNode json(String text, Object... values) throws Exception {
    return new ObjectMapper().readTree(text.formatted(values).replace('\'', '"'));
  }
}
