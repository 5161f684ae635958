package live.maguey.http.routing;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.regex.Pattern;
import live.maguey.http.answers.Problem;
import live.maguey.http.answers.Refused;
import live.maguey.http.connections.ClientGone;
import live.maguey.http.connections.Connection;
import live.maguey.http.connections.Drain;
import live.maguey.shared.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// Gives every request its id, and writes one line and one measurement when it is done.
///
/// The id is the client's own if it is valid, is echoed as `X-Request-Id` and stands in the log
/// context as `request_id`. Paths are logged by their template only: an order's link is a secret.
public final class RequestLog implements Filter {
  static final HeaderName HEADER = HeaderNames.create("X-Request-Id");

  private static final String HEALTH = "/health/";
  private static final Logger LOG = LoggerFactory.getLogger("live.maguey.http.requests");
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{8,64}");

  /// The template of what has no route.
  static final String UNMATCHED = "unmatched";

  private static final Policy<?> BEFORE_ANY_ROUTE = Policy.program(new Who.Anybody(), Cache.SECRET);

  /// As nginx writes it down.
  private static final int CLIENT_GONE = 499;

  private final Ids ids;
  private final MeterRegistry meters;
  private final Drain drain;

  public RequestLog(Ids ids, MeterRegistry meters, Drain drain) {
    this.ids = ids;
    this.meters = meters;
    this.drain = drain;
  }

  /// What is known of a request while it is handled.
  private static final class Entry {
    private final String id;
    private final boolean tooLate;
    private String template = UNMATCHED;
    private Policy<?> policy = BEFORE_ANY_ROUTE;

    /// 0 for the response's own; else what the log says of a request that nobody waits for.
    private int status;

    private Entry(String id, boolean tooLate) {
      this.id = id;
      this.tooLate = tooLate;
    }
  }

  static String id(ServerRequest request) {
    return entry(request).id;
  }

  /// The request is at its route.
  ///
  /// @throws Refused when the server is being stopped; who asks after its health is told
  static void found(ServerRequest request, String template, Policy<?> policy) {
    Entry entry = entry(request);
    entry.template = template;
    entry.policy = policy;
    if (entry.tooLate && !template.startsWith(HEALTH)) {
      throw new Refused(Problem.unavailable()).with(HeaderNames.CONNECTION, "close");
    }
  }

  static Policy<?> policy(ServerRequest request) {
    return entry(request).policy;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    long begun = System.nanoTime();
    boolean entered = drain.enter();
    Entry entry =
        new Entry(
            request
                .headers()
                .first(HEADER)
                .filter(given -> SANE.matcher(given).matches())
                .orElseGet(() -> ids.next().toString()),
            !entered);
    request.context().register(entry);
    MDC.put(LogContext.REQUEST, entry.id);
    MDC.put(LogContext.WORK, "http");
    Connection connection = Connection.current();
    connection.requestBegins();
    try {
      response.header(HEADER, entry.id);
      chain.proceed();
    } catch (ClientGone gone) {
      entry.status = CLIENT_GONE;
      throw gone;
    } finally {
      connection.requestEnds();
      if (entered) {
        drain.leave();
      }
      done(request, response, entry, Duration.ofNanos(System.nanoTime() - begun));
      LogContext.end();
    }
  }

  private void done(
      RoutingRequest request, RoutingResponse response, Entry entry, Duration duration) {
    String method = request.prologue().method().text();
    int status = entry.status == 0 ? response.status().code() : entry.status;
    LOG.atInfo()
        .addKeyValue("method", method)
        .addKeyValue("route", entry.template)
        .addKeyValue("status", status)
        .addKeyValue("duration_ms", duration.toMillis())
        .addKeyValue("bytes", response.bytesWritten())
        .log("request");
    Timer.builder("maguey.http.requests")
        .description("Requests by route template and status")
        .tag("method", KnownMethod.tag(method))
        .tag("route", entry.template)
        .tag("status", Integer.toString(status))
        .publishPercentileHistogram()
        .register(meters)
        .record(duration);
  }

  private static Entry entry(ServerRequest request) {
    return request
        .context()
        .get(Entry.class)
        .orElseThrow(() -> new IllegalStateException("the request has not passed the filter"));
  }

  /// A client may send any word as a method; a tag has few values.
  private static final class KnownMethod {
    private static final Pattern KNOWN = Pattern.compile("GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS");

    private static String tag(String method) {
      return KNOWN.matcher(method).matches() ? method : "OTHER";
    }
  }
}
