package live.maguey.http.gate;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import live.maguey.devices.Device;
import live.maguey.devices.EnrolDevice;
import live.maguey.devices.Nonces;
import live.maguey.http.answers.Problem;
import live.maguey.http.answers.ProblemCode;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Caller;
import live.maguey.http.routing.Json;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.Problems;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Routes;
import live.maguey.http.routing.Tier.Counted;
import live.maguey.http.routing.Who.Anybody;
import live.maguey.http.signatures.RequestSignature;

/// A phone becomes a gate: it comes with a code, and with the public key that it signs with from
/// now on.
public final class EnrolRoutes implements Routes {
  private final EnrolDevice enrolDevice;
  private final Nonces nonces;
  private final Problems problems;
  private final int bodyLimit;

  /// @param bodyLimit in bytes
  public EnrolRoutes(EnrolDevice enrolDevice, Nonces nonces, Problems problems, int bodyLimit) {
    this.enrolDevice = enrolDevice;
    this.nonces = nonces;
    this.problems = problems;
    this.bodyLimit = bodyLimit;
  }

  @Override
  public void into(RouteTable table) {
    table.post(
        "/api/gate/devices",
        Policy.program(new Anybody(), Cache.SECRET).tier(Counted.ENROL).document(bodyLimit),
        this::enrol);
  }

  private void enrol(ServerRequest request, ServerResponse response) {
    EnrolJson phone = Json.read(request, EnrolJson.class);
    EnrolDevice.Outcome outcome =
        enrolDevice.enrol(phone.enrolmentCode(), phone.deviceKey(), Caller.requestId(request));
    switch (outcome) {
      case EnrolDevice.Outcome.Enrolled(Device device) -> {
        response.status(201).header(HeaderNames.create(RequestSignature.NONCE), nonces.next());
        Json.send(request, response, EnrolJson.Answer.of(device));
      }
      case EnrolDevice.Outcome.Wrong() -> refuse(request, response, ProblemCode.CODE_WRONG);
      case EnrolDevice.Outcome.Used() -> refuse(request, response, ProblemCode.CODE_USED);
      case EnrolDevice.Outcome.Expired() -> refuse(request, response, ProblemCode.CODE_EXPIRED);
    }
  }

  private void refuse(ServerRequest request, ServerResponse response, ProblemCode code) {
    problems.send(request, response, Problem.of(code));
  }
}
