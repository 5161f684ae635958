package live.maguey.http.gate;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import live.maguey.devices.Device;
import live.maguey.events.Venue;
import live.maguey.gate.AdmitGuest;
import live.maguey.gate.WatchEvent;
import live.maguey.http.answers.Problem;
import live.maguey.http.answers.ProblemCode;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Caller;
import live.maguey.http.routing.Json;
import live.maguey.http.routing.Limits;
import live.maguey.http.routing.LogContext;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.Problems;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Routes;
import live.maguey.http.routing.Tier.Counted;
import live.maguey.http.routing.Who.EnrolledDevice;

/// The gate for its devices. A device signs its requests; there is no other way in, and its
/// signature opens nothing else.
public final class GateRoutes implements Routes {
  private final EnrolledDevice device;
  private final WatchEvent watchEvent;
  private final AdmitGuest admitGuest;
  private final GateAsJson gate;
  private final Problems problems;
  private final Limits limits;
  private final int bodyLimit;

  /// @param bodyLimit in bytes
  public GateRoutes(
      EnrolledDevice device,
      WatchEvent watchEvent,
      AdmitGuest admitGuest,
      Venue venue,
      Problems problems,
      Limits limits,
      int bodyLimit) {
    this.device = device;
    this.watchEvent = watchEvent;
    this.admitGuest = admitGuest;
    this.gate = new GateAsJson(venue);
    this.problems = problems;
    this.limits = limits;
    this.bodyLimit = bodyLimit;
  }

  @Override
  public void into(RouteTable table) {
    table
        .get(
            "/api/gate/tonight",
            Policy.program(device, Cache.SECRET).tier(Counted.GATE),
            this::tonight)
        .post(
            "/api/gate/scans",
            Policy.program(device, Cache.SECRET).tier(Counted.GATE).document(bodyLimit),
            this::scan);
  }

  private void tonight(ServerRequest request, ServerResponse response, Device device) {
    watchEvent
        .tonight(device)
        .ifPresentOrElse(
            tonight ->
                Json.send(
                    request, response, gate.tonight(tonight, device, Caller.language(request))),
            () -> problems.send(request, response, Problem.of(ProblemCode.NO_EVENT)));
  }

  private void scan(ServerRequest request, ServerResponse response, Device device) {
    AdmitGuest.Request scan = Json.read(request, ScanJson.class).by(device);
    if (scan.byNumber() && !admitGuest.isDecided(scan.scan())) {
      limits.countTyped(device);
    }
    switch (admitGuest.admit(scan)) {
      case AdmitGuest.Outcome.Decided decided -> {
        LogContext.about(decided.decision());
        Json.send(request, response, gate.verdict(decided, Caller.language(request)));
      }
      case AdmitGuest.Outcome.NoEvent() ->
          problems.send(request, response, Problem.of(ProblemCode.NO_EVENT));
      case AdmitGuest.Outcome.Conflict() ->
          problems.send(request, response, Problem.of(ProblemCode.SCAN_CONFLICT));
    }
  }
}
