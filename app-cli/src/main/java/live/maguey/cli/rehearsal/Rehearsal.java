package live.maguey.cli.rehearsal;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.maguey.api.Application;
import live.maguey.api.node.Maguey;
import live.maguey.api.settings.DemoSettings;
import live.maguey.api.settings.KnownSettings;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.api.settings.ServiceConfig.LogFormat;
import live.maguey.api.settings.SettingSources;
import live.maguey.cli.Main;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.LogLines;
import live.maguey.cli.command.Logs;
import live.maguey.cli.command.Prompt;
import live.maguey.cli.up.DemoEvents;
import live.maguey.cli.up.DemoTables;
import live.maguey.events.Event;

/// What a server does from its start to its first emails with tickets, and what an operator asks of
/// it, on the empty database and the lookalikes that the environment names. Classes that it loads
/// start quickly afterward; methods that it runs often are compiled early, and by what they did
/// here instead of being watched first.
public final class Rehearsal {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// Enough for the methods of every request to be known as busy.
  private static final int ROUNDS = 60;

  /// What `/metrics` says when nothing waits.
  private static final List<String> QUIET =
      List.of("maguey_webhook_lag_seconds 0.0", "maguey_email_lag_seconds 0.0");

  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("--version"),
          List.of("orders", "list"),
          List.of("orders", "list", "--json"),
          List.of("events", "list"),
          List.of("holds", "list"),
          List.of("emails", "list"),
          List.of("webhooks", "list"),
          List.of("refunds", "list"),
          List.of("devices", "list"),
          List.of("jobs", "list"),
          List.of("status"),
          List.of("settings"),
          List.of("--help"));

  /// The lookalike's card that always pays.
  private static final String CARD = "number=4242424242424242&expiry=12%2F99&cvc=123&name=A+guest";

  private static final Pattern PAYMENT_PAGE = Pattern.compile("\"checkoutUrl\":\"(http[^\"]+)\"");

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  private Rehearsal() {}

  /// @param args `server` or `commands`: what is rehearsed
  public static void main(String... args) {
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    call(List.of("migrate"));
    if (args[0].equals("server")) {
      Logs.toConsole(LogLines.plain(LogFormat.JSON));
      Rehearsal rehearsal = new Rehearsal();
      rehearsal.open(ROUNDS);
      rehearsal.open(1);
    } else {
      COMMANDS.forEach(Rehearsal::call);
    }
    // Threads of libraries would keep the process.
    System.exit(ExitCode.DONE);
  }

  private static void call(List<String> words) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    int code =
        Main.run(out, out, System.getenv(), Prompt.atTheTerminal(), words.toArray(String[]::new));
    if (code == ExitCode.UNREACHABLE || code == ExitCode.USAGE) {
      throw new IllegalStateException(words + " ended with " + code);
    }
  }

  private void open(int rounds) {
    int port = Integer.parseInt(System.getenv("MAGUEY_PORT"));
    URI site = URI.create("http://localhost:" + port);
    Map<String, String> settings = new HashMap<>(DemoSettings.all());
    settings.put("resend.requests-per-second", "0");
    settings.put("site", site.toString());
    SettingSources sources =
        new SettingSources().environment(System.getenv()).defaults("the rehearsal", settings);
    ServiceConfig config = KnownSettings.ofDemo(sources).get(ServiceConfig.class);
    try (Maguey server = Maguey.start(config)) {
      Application application = server.application();
      List<Event> events =
          new DemoEvents(config.venue(), application.ids(), application.clock().instant()).events();
      DemoTables tables = new DemoTables(application, config.venue());
      events.stream().filter(application.demo()::add).forEach(tables::add);
      URI figures =
          URI.create("http://localhost:" + server.opsPort().orElseThrow()).resolve("/metrics");
      for (int round = 0; round < rounds; round++) {
        visit(
            site,
            figures,
            config.sales().rules().termsVersion(),
            events.get(round % events.size()));
      }
      awaitEmails(figures);
    }
  }

  private void visit(URI site, URI figures, String terms, Event event) {
    get(site.resolve("/"));
    get(site.resolve("/events/" + event.slug()));
    get(site.resolve("/events/" + event.slug() + "/tables"));
    get(site.resolve("/gate"));
    get(site.resolve("/api/events"));
    get(site.resolve("/api"));
    get(site.resolve("/health/ready"));
    get(figures);
    var tier = event.tiers().getFirst();
    String order =
        """
        {"event": "%s", "lines": [{"tier": "%s", "quantity": 1}], "total": %d, "name": "A guest",
         "email": "guest@example.com", "ageConfirmed": true, "terms": "%s"}
        """
            .formatted(event.slug(), tier.id(), tier.phases().getFirst().price().minor(), terms);
    Matcher placed =
        PAYMENT_PAGE.matcher(post(site.resolve("/api/orders"), "application/json", order));
    if (placed.find()) {
      post(URI.create(placed.group(1)), "application/x-www-form-urlencoded", CARD);
    }
  }

  /// Payments are settled and emails written after their requests.
  private void awaitEmails(URI figures) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end && !QUIET.stream().allMatch(get(figures)::contains)) {
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
  }

  private String post(URI page, String type, String body) {
    return send(
        HttpRequest.newBuilder(page)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private String get(URI page) {
    return send(HttpRequest.newBuilder(page));
  }

  /// Whatever the answer: what counts is that it was given.
  private String send(HttpRequest.Builder request) {
    try {
      return http.send(
              request.timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
          .body();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", ended);
    }
  }
}
