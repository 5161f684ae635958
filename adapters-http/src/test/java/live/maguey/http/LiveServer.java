package live.maguey.http;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import live.maguey.events.SampleEvents;
import live.maguey.http.answers.Reply;
import live.maguey.http.connections.Drain;
import live.maguey.http.connections.HttpSettings;
import live.maguey.http.live.LiveLimits;
import live.maguey.http.live.LiveStream;
import live.maguey.http.live.LiveStreams;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Who;
import live.maguey.http.web.Pages;
import live.maguey.http.web.WebAssets;
import live.maguey.http.web.shop.ErrorPages;
import live.maguey.live.Changes;
import live.maguey.live.Topic;
import live.maguey.shared.SequentialIds;
import live.maguey.shared.Unavailable;
import org.jspecify.annotations.Nullable;

/// A server with one live page at `/plan`, whose state is a number at `/api/plan`. How it reaches
/// the announcements is the test's choice.
public final class LiveServer implements AutoCloseable {
  public static final Topic PLAN = new Topic("tables", "plan");
  public static final String STREAM = "/api/plan";
  private static final String PAGE =
      """
      <!doctype html><html lang="en"><head><meta charset="utf-8"><title>plan</title>
      <script type="module" src="/plan.js"></script></head>
      <body><main><p role="status" class="live" data-stream="/api/plan"
        data-live="Live" data-reconnecting="Reconnecting"></p><output></output></main></body></html>
      """;
  private static final String SCRIPT =
      """
      import { live } from "%s";
      const status = document.querySelector(".live");
      status.addEventListener("snapshot", (event) => {
        document.querySelector("output").textContent = event.detail.data.n;
      });
      live(status);
      """;

  public final AtomicLong state = new AtomicLong();

  /// How long the text is that goes along with the number.
  public final AtomicInteger weight = new AtomicInteger();

  public final AtomicInteger reads = new AtomicInteger();
  private final AtomicReference<@Nullable String> fault = new AtomicReference<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final LiveStreams streams;
  private final MagueyServer server;

  public LiveServer(Changes changes, LiveLimits limits) {
    this(changes, limits, Settings.plain());
  }

  public LiveServer(Changes changes, LiveLimits limits, HttpSettings settings) {
    Drain drain = new Drain();
    this.streams = new LiveStreams(changes, limits, settings.trustedProxies(), meters, drain);
    this.server =
        new MagueyServer(
                settings,
                new SequentialIds(),
                meters,
                drain,
                Settings.counting(settings),
                new ErrorPages(Pages.load(settings, SampleEvents.VENUE)),
                _ -> List.of(this::routes))
            .start();
  }

  private void routes(RouteTable table) {
    Who.Anybody anybody = new Who.Anybody();
    table
        .get(STREAM, Policy.program(anybody, Cache.NEVER), this::plan)
        .get(
            "/plan",
            Policy.page(anybody, Cache.NEVER),
            (request, response) -> Reply.html(request, response, PAGE))
        .get(
            "/plan.js",
            Policy.program(anybody, Cache.NEVER),
            (_, response) ->
                response
                    .header("Content-Type", "text/javascript")
                    .send(SCRIPT.formatted(WebAssets.load().url("parts/live.js"))))
        .get(
            WebAssets.PATH,
            Policy.program(anybody, Cache.YEAR),
            (request, response) -> WebAssets.load().send(request, response));
  }

  private void plan(ServerRequest request, ServerResponse response) {
    streams.answer(request, response, LiveStream.of(PLAN, this::snapshot));
  }

  private byte[] snapshot() {
    reads.incrementAndGet();
    String why = fault.get();
    if (why != null) {
      throw new Unavailable(why);
    }
    String text = "x".repeat(weight.get());
    return ("{\"n\":" + state.get() + ",\"text\":\"" + text + "\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  /// From now on its state cannot be read, or can again.
  public void broken(boolean isBroken) {
    fault.set(isBroken ? "the database is away" : null);
  }

  public int port() {
    return server.port();
  }

  public int streams() {
    return (int) meters.get("maguey.live.streams").gauge().value();
  }

  /// How many clients were cut because they were slow.
  public double slow() {
    return meters.find("maguey.http.clients.gone").tag("reason", "slow").counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  @Override
  public void close() {
    server.stop();
  }
}
