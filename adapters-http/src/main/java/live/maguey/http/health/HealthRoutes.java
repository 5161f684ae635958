package live.maguey.http.health;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Caller;
import live.maguey.http.routing.Json;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Routes;
import live.maguey.http.routing.Tier;
import live.maguey.http.routing.Who.Anybody;

/// For load balancers and monitoring.
public final class HealthRoutes implements Routes {
  private static final Tier ASKED =
      new Tier.Free("load balancers and monitoring ask, most of all when there is too much to do");

  /// How the request reached us, for `maguey doctor` to judge the proxies by.
  private static final HeaderName SEEN = HeaderNames.create("X-Maguey-Seen");

  private final Probes probes;
  private final BooleanSupplier draining;

  /// @param draining whether the server is being stopped: it is alive, but not ready any more
  public HealthRoutes(Probes probes, BooleanSupplier draining) {
    this.probes = probes;
    this.draining = draining;
  }

  record LiveJson(String status) {}

  /// @param status `ready`, `degraded` (ready, but something that is not vital fails), `not-ready`
  ///   or `draining`
  record ReadyJson(String status, Instant checkedAt, List<ProbeJson> probes) {}

  /// @param status `up` or `down`
  record ProbeJson(String name, String status, boolean vital, long millis) {
    static ProbeJson of(Probes.Answer answer) {
      return new ProbeJson(
          answer.name(), answer.up() ? "up" : "down", answer.vital(), answer.millis());
    }
  }

  @Override
  public void into(RouteTable table) {
    table
        .get("/health/live", Policy.program(new Anybody(), Cache.NEVER).tier(ASKED), this::live)
        .get("/health/ready", Policy.program(new Anybody(), Cache.NEVER).tier(ASKED), this::ready);
  }

  private void live(ServerRequest request, ServerResponse response) {
    Json.send(request, response, new LiveJson("up"));
  }

  private void ready(ServerRequest request, ServerResponse response) {
    Probes.Answers answers = probes.ask();
    String status = status(answers);
    boolean serving = status.equals("ready") || status.equals("degraded");
    response.status(serving ? 200 : 503).header(SEEN, Caller.seen(request));
    Json.send(
        request,
        response,
        new ReadyJson(status, answers.at(), answers.probes().stream().map(ProbeJson::of).toList()));
  }

  private String status(Probes.Answers answers) {
    if (draining.getAsBoolean()) {
      return "draining";
    }
    if (!answers.isReady()) {
      return "not-ready";
    }
    return answers.isDegraded() ? "degraded" : "ready";
  }
}
