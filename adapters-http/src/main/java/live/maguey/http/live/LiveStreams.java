package live.maguey.http.live;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import live.maguey.http.answers.Reply;
import live.maguey.http.connections.ClientGone;
import live.maguey.http.connections.Connection;
import live.maguey.http.connections.Drain;
import live.maguey.http.routing.Caller;
import live.maguey.live.Changes;
import live.maguey.shared.Unavailable;
import org.jspecify.annotations.Nullable;

/// Answers the routes of live pages: with a stream of snapshots who asks for `text/event-stream`,
/// with one snapshot everybody else. A route needs no more than
///
/// ```java
/// streams.answer(request, response, LiveStream.of(topic, () -> Json.bytes(tables.of(event))));
/// ```
public final class LiveStreams {
  private static final HeaderName LAST_EVENT_ID = HeaderNames.create("Last-Event-ID");
  private static final HeaderName BUFFERING = HeaderNames.create("X-Accel-Buffering");

  /// How long who asks once waits for the first reading.
  private static final Duration FIRST = Duration.ofSeconds(6);

  private final Changes changes;
  private final LiveLimits limits;
  private final int trustedProxies;
  private final Places places;
  private final Map<String, Broadcast> broadcasts = new ConcurrentHashMap<>();
  private volatile boolean ended;

  /// @param trustedProxies as [live.maguey.http.connections.HttpSettings] has them
  /// @param drain ends all streams when the server stops
  public LiveStreams(
      Changes changes, LiveLimits limits, int trustedProxies, MeterRegistry meters, Drain drain) {
    this.changes = changes;
    this.limits = limits;
    this.trustedProxies = trustedProxies;
    this.places = new Places(limits);
    Gauge.builder("maguey.live.streams", places, Places::taken)
        .description("Live pages that have a stream")
        .register(meters);
    drain.onBegin(this::end);
  }

  /// @throws live.maguey.http.answers.Refused 503 with the time to come again when there are too
  ///   many streams, of all or of this network
  /// @throws Unavailable when there is nothing to show, and a stream was not asked for
  public void answer(ServerRequest request, ServerResponse response, LiveStream stream) {
    response.header(HeaderNames.VARY, "Accept");
    if (request.prologue().method() == Method.GET && asksForStream(request)) {
      stream(request, response, stream);
    } else {
      once(request, response, stream);
    }
  }

  private void stream(ServerRequest request, ServerResponse response, LiveStream stream) {
    Viewer viewer = new Viewer(seen(request), limits);
    try (Places.Place _ = places.take(Caller.network(request, trustedProxies), viewer)) {
      Runnable wake = viewer::wake;
      Broadcast broadcast = joined(stream, wake);
      try {
        if (ended) {
          viewer.end();
        }
        Connection.current().streams(limits.taking(), viewer::end);
        response.header(HeaderNames.CONTENT_TYPE, "text/event-stream");
        response.header(BUFFERING, "no");
        response.header(HeaderNames.CONNECTION, "close");
        write(response, viewer, broadcast);
      } finally {
        broadcast.leave(wake);
      }
    }
  }

  private static void write(ServerResponse response, Viewer viewer, Broadcast broadcast) {
    try (OutputStream out = response.outputStream()) {
      viewer.watch(broadcast, new EventOutput(out));
    } catch (IOException broken) {
      throw new ClientGone(ClientGone.Amid.ANSWER, false);
    }
  }

  private void once(ServerRequest request, ServerResponse response, LiveStream stream) {
    Semaphore shown = new Semaphore(0);
    Runnable wake = shown::release;
    Broadcast broadcast = joined(stream, wake);
    try {
      Snapshot now = current(broadcast, shown);
      String tag = '"' + now.id() + '"';
      response.header(HeaderNames.ETAG, tag);
      if (request.headers().first(HeaderNames.IF_NONE_MATCH).filter(tag::equals).isPresent()) {
        response.status(304).send();
        return;
      }
      response.header(HeaderNames.CONTENT_TYPE, "application/json");
      Reply.send(request, response, now.json());
    } finally {
      broadcast.leave(wake);
    }
  }

  private static Snapshot current(Broadcast broadcast, Semaphore shown) {
    try {
      if (broadcast.shown().equals(Shown.NOTHING)
          && !shown.tryAcquire(FIRST.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Unavailable("the state of a live page was not read in time");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    Snapshot snapshot = broadcast.shown().snapshot();
    if (snapshot == null || broadcast.shown().isStale()) {
      throw new Unavailable("the state of a live page cannot be read");
    }
    return snapshot;
  }

  private Broadcast joined(LiveStream stream, Runnable wake) {
    while (true) {
      Broadcast broadcast = broadcasts.computeIfAbsent(stream.name(), _ -> begun(stream));
      if (broadcast.join(wake)) {
        return broadcast;
      }
      broadcasts.remove(stream.name(), broadcast);
    }
  }

  private Broadcast begun(LiveStream stream) {
    Broadcast broadcast = new Broadcast(stream, changes, limits.look());
    Thread.ofVirtual()
        .name("live-" + stream.name())
        .start(() -> {
          broadcast.run();
          broadcasts.remove(stream.name(), broadcast);
        });
    return broadcast;
  }

  private void end() {
    ended = true;
    places.end();
    broadcasts.values().forEach(Broadcast::end);
  }

  /// Whether the answer is to be a stream.
  public static boolean asksForStream(ServerRequest request) {
    return request
        .headers()
        .first(HeaderNames.ACCEPT)
        .filter(accepted -> accepted.contains("text/event-stream"))
        .isPresent();
  }

  /// A browser that comes again by itself sends the header; a page that opens a stream in the place
  /// of another says it in the address.
  private static @Nullable String seen(ServerRequest request) {
    return request
        .headers()
        .first(LAST_EVENT_ID)
        .or(() -> request.query().first("last").asOptional())
        .orElse(null);
  }
}
