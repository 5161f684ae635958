package live.maguey.http.gate;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.maguey.devices.Device;
import live.maguey.devices.RecogniseDevice;
import live.maguey.events.Event;
import live.maguey.events.Venue;
import live.maguey.gate.Admissions;
import live.maguey.gate.AdmitGuest;
import live.maguey.gate.WatchNight;
import live.maguey.http.server.Caller;
import live.maguey.http.server.Json;
import live.maguey.http.server.Problem;
import live.maguey.http.server.ProblemCode;
import live.maguey.http.server.Problems;
import live.maguey.http.server.RateLimit;
import live.maguey.http.server.Refused;
import live.maguey.http.server.RouteTable;
import live.maguey.http.server.Routes;

/// The gate for its devices. A device proves itself with its token; there is no other way in, and
/// the token opens nothing else.
public final class GateRoutes implements Routes {
  /// Faster than anybody types, and too slow to guess a number.
  private static final int TYPED_PER_MINUTE = 20;

  private static final Pattern BEARER =
      Pattern.compile("Bearer +([A-Za-z0-9._~+/=-]{1,200})", Pattern.CASE_INSENSITIVE);

  private final RecogniseDevice recogniseDevice;
  private final WatchNight watchNight;
  private final AdmitGuest admitGuest;
  private final GateAsJson gate;
  private final Problems problems;
  private final RateLimit typed = new RateLimit(TYPED_PER_MINUTE, 0);
  private final int bodyLimit;

  /// @param bodyLimit in bytes
  public GateRoutes(
      RecogniseDevice recogniseDevice,
      WatchNight watchNight,
      AdmitGuest admitGuest,
      Venue venue,
      Problems problems,
      int bodyLimit) {
    this.recogniseDevice = recogniseDevice;
    this.watchNight = watchNight;
    this.admitGuest = admitGuest;
    this.gate = new GateAsJson(venue);
    this.problems = problems;
    this.bodyLimit = bodyLimit;
  }

  @Override
  public void into(RouteTable table) {
    table
        .get("/api/gate/night", recognised(this::night))
        .post("/api/gate/scans", recognised(this::scan));
  }

  @FunctionalInterface
  private interface DeviceHandler {
    void handle(ServerRequest request, ServerResponse response, Device device);
  }

  /// Recognizes the device first, before anything of the request is read.
  private Handler recognised(DeviceHandler handler) {
    return (request, response) -> handler.handle(request, response, device(request));
  }

  private Device device(ServerRequest request) {
    RecogniseDevice.Outcome outcome =
        request
            .headers()
            .first(HeaderNames.AUTHORIZATION)
            .map(BEARER::matcher)
            .filter(Matcher::matches)
            .map(bearer -> recogniseDevice.by(bearer.group(1)))
            .orElseGet(RecogniseDevice.Outcome.Unknown::new);
    return switch (outcome) {
      case RecogniseDevice.Outcome.Recognised(Device device) -> device;
      case RecogniseDevice.Outcome.Revoked(Device _) -> throw refused(ProblemCode.DEVICE_REVOKED);
      case RecogniseDevice.Outcome.Unknown() -> throw refused(ProblemCode.NOT_AUTHORISED);
    };
  }

  private static Refused refused(ProblemCode code) {
    return new Refused(Problem.of(code))
        .with(HeaderNames.WWW_AUTHENTICATE, "Bearer realm=\"gate\"");
  }

  private void night(ServerRequest request, ServerResponse response, Device device) {
    watchNight
        .tonight(device)
        .ifPresentOrElse(
            night ->
                Json.send(request, response, gate.night(night, device, Caller.language(request))),
            () -> problems.send(request, response, Problem.of(ProblemCode.NO_NIGHT)));
  }

  private void scan(ServerRequest request, ServerResponse response, Device device) {
    AdmitGuest.Request scan = Json.read(request, ScanJson.class, bodyLimit).by(device);
    if (scan.byNumber() && !admitGuest.isDecided(scan.scan())) {
      typed.count(device.id().toString());
    }
    switch (admitGuest.admit(scan)) {
      case AdmitGuest.Outcome.Decided(Admissions.Decision decision, Event tonight) -> {
        int in = watchNight.admitted(tonight);
        Json.send(request, response, gate.verdict(decision, tonight, in, Caller.language(request)));
      }
      case AdmitGuest.Outcome.NoNight() ->
          problems.send(request, response, Problem.of(ProblemCode.NO_NIGHT));
      case AdmitGuest.Outcome.Conflict() ->
          problems.send(request, response, Problem.of(ProblemCode.SCAN_CONFLICT));
    }
  }
}
