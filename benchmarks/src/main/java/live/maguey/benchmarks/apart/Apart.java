package live.maguey.benchmarks.apart;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import live.maguey.api.settings.DemoSettings;
import live.maguey.benchmarks.fixtures.DatabaseFixture;
import live.maguey.cli.load.Client;
import live.maguey.cli.up.FreePort;

/// The server as it is installed and `maguey serve` runs it, and the lookalikes, each a program.
final class Apart implements AutoCloseable {
  static final String MASTER_KEY = base64("the master key of a venue, 32 B.");

  /// The launcher, as `benchmarks/run` built it and had its caches made.
  private static final String INSTALLED = System.getProperty("maguey.program", "maguey");

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String LOCAL = "http://127.0.0.1:";
  private static final String STRIPE_KEY = "sk_live_of_this_server";
  private static final String STRIPE_SECRET = "whsec_of_this_server";
  private static final String RESEND_KEY = "re_of_this_server";
  private static final String RESEND_SECRET = "whsec_" + base64("signs what Resend says of mails");

  private final DatabaseFixture fixture;
  private final PostgresProcessor postgres;
  private final Path logs;
  private final int port = FreePort.any();
  private final int stripe = FreePort.any();
  private final int resend = FreePort.any();
  private final Program lookalikes;
  private Program server;

  Apart(DatabaseFixture fixture) {
    this.fixture = fixture;
    this.postgres =
        new PostgresProcessor(
            Long.parseLong(fixture.text("SELECT pg_read_file('postmaster.pid')").split("\n")[0]));
    try {
      logs = Files.createTempDirectory("maguey-apart");
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
    lookalikes =
        Program.java(
            logs.resolve("lookalikes.log"),
            List.of("-XX:+UseG1GC", "-Xmx1g"),
            List.of(
                Lookalikes.class.getName(),
                Integer.toString(stripe),
                Integer.toString(resend),
                LOCAL + port,
                STRIPE_KEY,
                STRIPE_SECRET,
                RESEND_KEY,
                RESEND_SECRET));
    awaitUp(lookalikes, new Client(URI.create(LOCAL + resend)), "/inbox");
    server = started();
  }

  /// By its launcher, which becomes Java. It takes its options from `MAGUEY_JAVA_OPTIONS` as for
  /// everybody: `-XX:StartFlightRecording` profiles the server alone.
  private Program started() {
    Program program =
        Program.start(logs.resolve("server.log"), List.of(INSTALLED, "serve"), environment());
    awaitUp(program, client(), "/");
    return program;
  }

  private Map<String, String> environment() {
    Map<String, String> settings = new HashMap<>(DemoSettings.all());
    settings.putAll(
        Map.of(
            "port",
            Integer.toString(port),
            "site",
            "https://localhost:" + port,
            "database.url",
            fixture.url(),
            "database.user",
            fixture.user(),
            "stripe.base",
            LOCAL + stripe,
            "stripe.pages",
            LOCAL + stripe,
            "stripe.secret-key",
            STRIPE_KEY,
            "stripe.webhook-secret",
            STRIPE_SECRET,
            "stripe.livemode",
            "true",
            "stripe.requests-per-second",
            "1000"));
    settings.putAll(
        Map.of(
            "resend.base",
            LOCAL + resend,
            "resend.api-key",
            RESEND_KEY,
            "resend.webhook-secret",
            RESEND_SECRET,
            "resend.requests-per-second",
            "0",
            "keys.master",
            MASTER_KEY,
            "keys.link",
            base64("the link key of a venue, 32 B..."),
            "keys.payment",
            base64("the payment key of a venue, 32 B"),
            // Everybody has an address of their own, as the proxy says.
            "proxies",
            "1",
            "sales.orders-per-minute",
            "1000000",
            "sales.holds-per-network",
            "100000"));
    settings.put("limits.scans-per-minute", "1000000");
    Map<String, String> variables = new HashMap<>();
    settings.forEach((key, value) ->
        variables.put("MAGUEY_" + key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT), value));
    return variables;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(US_ASCII));
  }

  private static void awaitUp(Program program, Client client, String page) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!client.answers(page)) {
        program.requireAlive();
        if (System.nanoTime() > end) {
          throw new IllegalStateException(page + " is not there");
        }
        LockSupport.parkNanos(10_000_000);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  DatabaseFixture fixture() {
    return fixture;
  }

  Client client() {
    return new Client(URI.create(LOCAL + port));
  }

  Client stripe() {
    return new Client(URI.create(LOCAL + stripe));
  }

  /// What server and PostgreSQL have taken of the processor, in this order.
  List<Duration> taken() {
    return List.of(server.processor(), postgres.taken());
  }

  /// What the server has in memory, in bytes.
  long memory() {
    return server.resident();
  }

  /// How long each of so many starts takes, from the program's to the first page.
  List<Duration> starts(int count) {
    List<Duration> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      server.close();
      long begin = System.nanoTime();
      server = started();
      all.add(Duration.ofNanos(System.nanoTime() - begin));
    }
    return all;
  }

  @Override
  public void close() {
    server.close();
    lookalikes.close();
    try {
      Files.deleteIfExists(logs.resolve("server.log"));
      Files.deleteIfExists(logs.resolve("lookalikes.log"));
      Files.delete(logs);
    } catch (IOException left) {
      throw new UncheckedIOException(left);
    }
  }
}
