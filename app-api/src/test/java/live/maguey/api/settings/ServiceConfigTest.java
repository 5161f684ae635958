package live.maguey.api.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Secret;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceConfigTest {
  private static final Map<String, String> PRODUCTION =
      Map.ofEntries(
          Map.entry("site", "https://maguey.example"),
          Map.entry("database.url", "jdbc:postgresql://db.example:5432/maguey"),
          Map.entry("stripe.secret-key", "sk_live_a1b2c3"),
          Map.entry("stripe.webhook-secret", "whsec_a1b2c3"),
          Map.entry("resend.api-key", "re_a1b2c3"),
          Map.entry("resend.webhook-secret", "whsec_d4e5f6"),
          Map.entry("mail.from", "tickets@maguey.example"),
          Map.entry("keys.master", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE="),
          Map.entry("keys.link", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAI="),
          Map.entry("keys.payment", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAM="),
          Map.entry("venue.street", "1200 Agave Street"),
          Map.entry("venue.city", "Austin, TX 78702"));

  @Test
  void every_key_with_its_default() {
    assertThat(
            ServiceConfig.settings().stream()
                .map(s -> s.key() + " = " + (s.byDefault() == null ? "" : s.byDefault()))
                .map(String::strip)
                .collect(Collectors.joining("\n")))
        .isEqualTo(
            """
            port = 8080
            bind = 127.0.0.1
            site =
            proxies = 0
            http.connections = 2000
            http.head-time = 10s
            http.body-time = 30s
            http.idle-time = 75s
            http.bodies = 32
            ops.port = 8081
            ops.bind = 127.0.0.1
            limits.emails-per-minute = 6
            limits.emails-per-address = 6
            limits.tables-per-minute = 60
            limits.order-pages-per-minute = 3000
            limits.lists-per-minute = 3000
            limits.reads-per-minute = 6000
            limits.scans-per-minute = 1200
            limits.work = 1000
            data = .maguey
            database.url =
            database.user = maguey
            database.password =
            database.pool-size = 12
            database.holds = queued
            venue.name = Maguey
            venue.zone = America/Chicago
            venue.currency = USD
            venue.capacity = 500
            venue.email =
            venue.phone =
            venue.street =
            venue.city =
            venue.map =
            venue.way =
            venue.way-es =
            venue.dress =
            venue.dress-es =
            sales.hold-time = 10m
            sales.holds-per-network = 12
            sales.places-per-customer = 16
            sales.tax-rate = 8.25%
            sales.terms-version = 2026-11
            sales.orders-per-minute = 30
            stripe.base = https://api.stripe.com
            stripe.secret-key =
            stripe.requests-per-second = 20
            stripe.timeout = 10s
            stripe.pages = https://checkout.stripe.com
            stripe.webhook-secret =
            stripe.webhook-secret-previous =
            stripe.livemode = true
            resend.base = https://api.resend.com
            resend.api-key =
            resend.webhook-secret =
            resend.requests-per-second = 5
            resend.timeout = 10s
            smtp.host =
            smtp.port = 587
            smtp.security = starttls
            smtp.user =
            smtp.password =
            smtp.timeout = 10s
            mail.from =
            mail.reply-to =
            keys.master =
            keys.link =
            keys.payment =
            gate.disputed = admit
            gate.at-capacity = refuse
            gate.enrollment-time = 15m
            alerts.slack =
            alerts.mail =
            alerts.pagerduty =
            alerts.pagerduty-base = https://events.pagerduty.com
            alerts.escalate-after = 15m
            alerts.kept = 90d
            alerts.timeout = 10s
            backups.folder =
            backups.recipient =
            backups.allowed-age = 26h
            privacy.dispute-window = 120d
            privacy.guests-kept = 30d
            privacy.origins-kept = 180d
            privacy.webhooks-kept = 90d
            privacy.answers-kept = 365d
            launch.fresh = 30d
            log.format = json
            log.folder =
            log.kept = 30d
            log.size = 1024
            sentry.dsn =\
            """);
  }

  @Test
  void every_secret_is_known_for_it_to_be_kept_out_of_the_log() {
    Map<String, String> given = new HashMap<>(PRODUCTION);
    given.put("database.password", "tequila-of-the-database");
    given.put("sentry.dsn", "https://key@o1.ingest.example/7");
    String master = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE=";
    String before = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQ=";
    given.put("keys.payment", given.get("keys.payment") + "," + before);

    assertThat(KnownSettings.ofProduction(sources(given)).secrets())
        .extracting(Secret::reveal)
        .contains(
            "tequila-of-the-database",
            "https://key@o1.ingest.example/7",
            "sk_live_a1b2c3",
            master,
            before)
        .doesNotContain("https://maguey.example", "tickets@maguey.example");
  }

  @Test
  void defaults_become_values_of_their_types() {
    ServiceConfig config = production(sources(PRODUCTION));

    assertThat(config.node().port()).isEqualTo(8080);
    assertThat(config.node().ops()).isEqualTo(new ServiceConfig.Ops(8081, "127.0.0.1"));
    assertThat(config.sales().rules().holdTime()).isEqualTo(Duration.ofMinutes(10));
    assertThat(config.sales().rules().taxRate()).isEqualTo(82_500);
    assertThat(config.stripe().account().base()).isEqualTo(URI.create("https://api.stripe.com"));
    assertThat(config.mail().replyTo()).isEqualTo(config.mail().from());
    assertThat(config.log().format()).isEqualTo(ServiceConfig.LogFormat.JSON);
    assertThat(config.database().password()).isNull();
    assertThat(config.venue().found()).isEqualTo("Maguey, 1200 Agave Street, Austin, TX 78702");
    assertThat(config.venue().premises().email()).isEqualTo(config.mail().from());
    assertThat(config.venue().premises().mapPage())
        .contains(
            URI.create(
                "https://www.openstreetmap.org/search?query=1200+Agave+Street%2C+Austin%2C+TX+78702"));
  }

  @Test
  void the_command_line_beats_the_environment_beats_the_file_beats_the_mode(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("maguey.yaml");
    Files.writeString(file, "port: 3\nbind: file\nvenue: { name: file }\nmail: { from: a@b.de }\n");
    SettingSources sources =
        new SettingSources()
            .commandLine(Map.of("port", "1"))
            .environment(
                Map.of("MAGUEY_PORT", "2", "MAGUEY_VENUE_NAME", "environment", "HOME", "/"))
            .file(file)
            .defaults("the demo", withDatabase(DemoSettings.all()));

    ServiceConfig config = KnownSettings.ofDemo(sources).get(ServiceConfig.class);

    assertThat(config.node().port()).isEqualTo(1);
    assertThat(config.venue().name()).isEqualTo("environment");
    assertThat(config.node().bind()).isEqualTo("file");
    assertThat(config.mail().from()).isEqualTo(EmailAddress.parse("a@b.de"));
    assertThat(config.mail().replyTo()).isEqualTo(EmailAddress.parse("hello@maguey.example"));
    assertThat(config.node().site()).isEqualTo(URI.create("http://localhost:1"));
  }

  @Test
  void the_demo_needs_nothing_but_its_embedded_parts() {
    ServiceConfig config =
        KnownSettings.ofDemo(
                new SettingSources().defaults("the demo", withDatabase(DemoSettings.all())))
            .get(ServiceConfig.class);

    assertThat(config.stripe().livemode()).isFalse();
    assertThat(config.log().format()).isEqualTo(ServiceConfig.LogFormat.TEXT);
  }

  @Test
  void production_without_settings_names_all_that_is_missing_and_how_to_set_it() {
    BadConfiguration refused = refused(Map.of());

    assertThat(refused.faults())
        .extracting(Fault::key)
        .containsExactlyInAnyOrder(
            "site",
            "database.url",
            "stripe.secret-key",
            "stripe.webhook-secret",
            "resend.api-key",
            "resend.webhook-secret",
            "mail.from",
            "keys.master",
            "keys.link",
            "keys.payment",
            "venue.street",
            "venue.city");
    assertThat(refused)
        .hasMessageContaining("12 settings are wrong.")
        .hasMessageContaining("--set site=…")
        .hasMessageContaining("MAGUEY_STRIPE_SECRET_KEY=…")
        .hasMessageContaining("stripe: { secret-key: … }");
  }

  @ParameterizedTest
  @CsvSource({
    "stripe.secret-key, sk_test_a1b2c3, test key",
    "stripe.secret-key, rk_test_a1b2c3, test key",
    "stripe.secret-key, pk_live_a1b2c3, not a live key",
    "stripe.secret-key, sk_test_maguey_demo, the demo's",
    "stripe.webhook-secret, whsec_maguey_demo_stripe, the demo's",
    "stripe.webhook-secret, a1b2c3, does not begin with whsec_",
    "resend.api-key, re_maguey_demo, the demo's",
    "resend.api-key, a1b2c3, does not begin with re_",
    "keys.master, bWFndWV5IGRlbW86IHRoZSBtYXN0ZXIga2V5LCAzMkI=, the demo's",
    "keys.master, c2hvcnQ=, 32 bytes in base64",
    "keys.link, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE=, the master key again",
    "keys.payment, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE=, one of its own",
    "keys.payment, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAI=, one of its own",
    "keys.payment, 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAM=,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE=', one of its own",
    "keys.payment, 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAM=,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAM=', the key before it after a comma",
    "keys.payment, 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAM=,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQ=,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAU=', the key before it after a comma",
    "keys.payment, 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAM=,', the key before it after a comma",
    "keys.payment, 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAM=,bWFndWV5IGRlbW86IHRoZSBwYXltZW50IGtleSwgMzI=', the demo's",
    "keys.payment, bWFndWV5IGRlbW86IHRoZSBwYXltZW50IGtleSwgMzI=, the demo's",
    "site, http://maguey.example, needs https",
    "site, http://localhost:8080, needs https",
    "stripe.base, http://stripe.example, needs https",
    "stripe.base, http://10.0.0.7:12111, needs https",
    "alerts.slack, http://hooks.example.com/services/T1, is not https",
    "sentry.dsn, http://key@o1.ingest.example/7, is not https",
    "sentry.dsn, https://o1.ingest.example/7, a DSN such as",
    "sentry.dsn, https://key@o1.ingest.example/, a DSN such as",
    "log.size, 5, 'a whole number from 10 to 1,000,000'",
    "log.format, xml, 'one of json, text'",
    "alerts.pagerduty-base, http://events.example.com, needs https",
    "stripe.livemode, false, live mode only",
    "database.url, jdbc:mysql://db/maguey, jdbc:postgresql://",
    "sales.hold-time, 10, a time from 10s to 30m",
    "sales.hold-time, 0s, a time from 10s to 30m",
    "sales.hold-time, 31m, payment page closes after 31 minutes",
    "sales.hold-time, 45m, payment page closes after 31 minutes",
    "sales.tax-rate, 0.0825, a share such as 8.25%",
    "venue.zone, Chicago, a time zone such as",
    "venue.map, maps.example/maguey, a link such as",
    "venue.email, nobody, an email address",
    "port, 70000, 'a whole number from 0 to 65,535'",
    "ops.port, 70000, 'from 0 to 65,535, or off'",
    "ops.port, -1, 'from 0 to 65,535, or off'",
    "ops.port, none, 'from 0 to 65,535, or off'",
    "mail.from, nobody, an email address",
  })
  void production_refuses_what_would_hurt_and_names_it(String key, String value, String reason) {
    Map<String, String> settings = new HashMap<>(PRODUCTION);
    settings.put(key, value);

    assertThat(refused(settings).faults())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.key()).isEqualTo(key);
          assertThat(fault.problem()).contains(reason);
        });
  }

  @ParameterizedTest
  @CsvSource({"off, -1", "OFF, -1", "0, 0", "65535, 65535"})
  void figures_are_served_on_a_port_or_nowhere(String value, int port) {
    Map<String, String> settings = new HashMap<>(PRODUCTION);
    settings.put("ops.port", value);

    ServiceConfig.Ops ops = production(sources(settings)).node().ops();

    assertThat(ops.port()).isEqualTo(port);
    assertThat(ops.isOff()).isEqualTo(port < 0);
  }

  @Test
  void a_payment_key_may_be_followed_by_the_one_before_it() {
    Map<String, String> settings = new HashMap<>(PRODUCTION);
    settings.put(
        "keys.payment",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAM=, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQ=");

    assertThat(Shape.listed(production(sources(settings)).keys().payment()))
        .extracting(Secret::reveal)
        .containsExactly(
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAM=",
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQ=");
  }

  @ParameterizedTest
  @CsvSource({"http://127.0.0.1:12111", "http://localhost:12111", "http://[::1]:12111"})
  void a_stripe_on_the_machine_itself_may_speak_plain_http(String base) {
    Map<String, String> settings = new HashMap<>(PRODUCTION);
    settings.put("stripe.base", base);

    assertThat(production(sources(settings)).stripe().account().base()).isEqualTo(URI.create(base));
  }

  @Test
  void an_unknown_key_stops_the_start_and_is_named_with_its_neighbour() {
    SettingSources sources =
        sources(PRODUCTION)
            .environment(Map.of("MAGUEY_STRIPE_SECRETKEY", "x", "MAGUEY_JAVA_HOME", "/jdk"))
            .commandLine(Map.of("sales.holdtime", "10m"));

    BadConfiguration refused =
        catchThrowableOfType(BadConfiguration.class, () -> production(sources));

    assertThat(refused)
        .hasMessageContaining("MAGUEY_STRIPE_SECRETKEY is not a setting")
        .hasMessageContaining("did you mean MAGUEY_STRIPE_SECRET_KEY?")
        .hasMessageContaining("sales.holdtime is not a setting")
        .hasMessageContaining("did you mean sales.hold-time?");
    assertThat(refused.faults()).hasSize(2);
  }

  /// They go into subjects, senders, calendars, pages and prints.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "venue.name",
        "venue.phone",
        "venue.street",
        "venue.city",
        "venue.way",
        "venue.way-es",
        "venue.dress",
        "venue.dress-es"
      })
  void a_text_about_the_venue_is_one_line_that_can_be_read(String key) {
    for (String text :
        List.of(
            "Maguey\r\nBcc: all@example.org",
            "Ma\u202Eguey",
            "\u0007",
            "a\u2028b",
            "x".repeat(999))) {
      Map<String, String> settings = new HashMap<>(PRODUCTION);
      settings.put(key, text);
      assertThat(refused(settings).faults())
          .filteredOn(fault -> fault.key().equals(key))
          .first()
          .satisfies(fault -> {
            assertThat(fault.key()).isEqualTo(key);
            assertThat(fault.problem()).contains("one line of up to ").doesNotContain("Bcc");
          });
    }
  }

  @Test
  void a_file_that_is_not_there_or_not_yaml_is_named(@TempDir Path folder) throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.yaml"), "port: [1\n");
    SettingSources sources = sources(PRODUCTION).file(broken).file(folder.resolve("nowhere.yaml"));

    assertThat(catchThrowableOfType(BadConfiguration.class, () -> production(sources)).faults())
        .extracting(Fault::problem)
        .satisfiesExactly(
            notYaml -> assertThat(notYaml).contains("broken.yaml").contains("not YAML"),
            missing -> assertThat(missing).contains("nowhere.yaml").contains("cannot be read"));
  }

  @Test
  void a_file_may_leave_a_key_empty_and_a_list_is_no_setting(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("maguey.yaml");
    Files.writeString(
        file, "port: 8081\nsite:\nstripe: { livemode: false }\nproxies: [10.0.0.1]\n");
    KnownSettings known = KnownSettings.ofDemo(new SettingSources().file(file));

    assertThat(known.find(ServiceConfig.Node.class).map(ServiceConfig.Node::site))
        .contains(URI.create("http://localhost:8081"));
    assertThat(known.faults())
        .extracting(Fault::key)
        .contains("proxies.0")
        .doesNotContain("site", "stripe.livemode");
  }

  @Test
  void a_part_needs_its_own_settings_and_nothing_wrong_in_the_others() {
    Map<String, String> settings = withDatabase(Map.of());
    KnownSettings known = KnownSettings.ofDemo(sources(settings));
    settings.put("gate.disputed", "perhaps");
    KnownSettings wrong = KnownSettings.ofDemo(sources(settings));

    assertThat(known.get(ServiceConfig.Database.class).user()).isEqualTo("maguey");
    assertThat(known.find(Stripe.class)).isEmpty();
    assertThat(faults(() -> known.get(Stripe.class)))
        .containsExactly("stripe.secret-key", "stripe.webhook-secret");
    assertThat(faults(() -> wrong.get(ServiceConfig.Database.class)))
        .containsExactly("gate.disputed");
    assertThat(wrong.find(ServiceConfig.Database.class)).isPresent();
  }

  @Test
  void what_is_merely_unfit_for_production_can_still_be_looked_at() {
    Map<String, String> settings = new HashMap<>(PRODUCTION);
    settings.put("stripe.secret-key", "sk_test_a1b2c3");
    settings.remove("site");
    KnownSettings known = KnownSettings.ofProduction(sources(settings));

    assertThat(known.find(Stripe.Account.class)).isPresent();
    assertThat(known.find(ServiceConfig.Node.class).map(ServiceConfig.Node::site)).isEmpty();
    assertThat(known.faults()).extracting(Fault::key).containsExactly("stripe.secret-key", "site");
  }

  @Test
  void secrets_come_from_the_environment_or_a_file_and_never_from_the_command_line() {
    List<String> secrets =
        ServiceConfig.settings().stream()
            .filter(setting -> setting.type() == Secret.class)
            .map(Setting::key)
            .toList();
    assertThat(secrets).contains("keys.master", "stripe.secret-key", "database.password");
    for (String key : secrets) {
      Map<String, String> rest = new HashMap<>(PRODUCTION);
      String value = Objects.requireNonNullElse(rest.remove(key), "a1b2c3");
      SettingSources shown =
          new SettingSources().commandLine(Map.of(key, value)).defaults("a test", rest);

      assertThat(KnownSettings.ofProduction(shown).faults())
          .filteredOn(fault -> fault.key().equals(key))
          .extracting(Fault::problem)
          .contains("is on the command line, where every user of this machine can read it");
      SettingSources hidden =
          new SettingSources()
              .environment(
                  Map.of("MAGUEY_" + key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), value))
              .defaults("a test", rest);
      assertThat(KnownSettings.ofProduction(hidden).faults())
          .extracting(Fault::problem)
          .noneMatch(problem -> problem.contains("command line"));
    }
  }

  @Test
  void each_setting_is_shown_as_it_counts_with_where_it_was_set(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("maguey.yaml"), "bind: 0.0.0.0\nport: 3\n");

    List<Effective> shown =
        KnownSettings.ofProduction(
                new SettingSources()
                    .commandLine(Map.of("port", " 1 "))
                    .environment(
                        Map.of(
                            "MAGUEY_STRIPE_SECRET_KEY", "sk_live_a1b2c3", "MAGUEY_SITE", "whsec"))
                    .file(file))
            .effective();

    assertThat(shown)
        .extracting(Effective::key)
        .isEqualTo(ServiceConfig.settings().stream().map(Setting::key).toList());
    assertThat(shown)
        .contains(
            new Effective("port", "1", "the command line"),
            new Effective("bind", "0.0.0.0", file.toString()),
            new Effective("ops.port", "8081", Effective.DEFAULT),
            new Effective("stripe.secret-key", "***", "the environment"),
            new Effective("keys.link", null, Effective.DEFAULT),
            new Effective("site", null, "the environment"));
  }

  @Test
  void no_secret_shows_in_what_is_printed() {
    ServiceConfig config = production(sources(PRODUCTION));
    Map<String, String> wrong = new HashMap<>(PRODUCTION);
    wrong.put("stripe.secret-key", "sk_test_hidden");
    wrong.put("keys.link", "aGlkZGVu");

    assertThat(config.toString()).doesNotContain("a1b2c3").doesNotContain("d4e5f6").contains("***");
    assertThat(refused(wrong).getMessage()).doesNotContain("hidden").doesNotContain("aGlkZGVu");
  }

  private static List<String> faults(ThrowingCallable part) {
    return catchThrowableOfType(BadConfiguration.class, part).faults().stream()
        .map(Fault::key)
        .toList();
  }

  private static ServiceConfig production(SettingSources sources) {
    return KnownSettings.ofProduction(sources).get(ServiceConfig.class);
  }

  private static SettingSources sources(Map<String, String> settings) {
    return new SettingSources().defaults("a test", settings);
  }

  private static BadConfiguration refused(Map<String, String> settings) {
    return catchThrowableOfType(BadConfiguration.class, () -> production(sources(settings)));
  }

  private static Map<String, String> withDatabase(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("database.url", "jdbc:postgresql://127.0.0.1:5432/maguey");
    return all;
  }
}
