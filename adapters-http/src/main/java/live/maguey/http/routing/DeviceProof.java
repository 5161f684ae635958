package live.maguey.http.routing;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceKey;
import live.maguey.devices.Nonces;
import live.maguey.devices.RecogniseDevice;
import live.maguey.http.answers.Problem;
import live.maguey.http.answers.ProblemCode;
import live.maguey.http.answers.Refused;
import live.maguey.http.signatures.RequestSignature;

/// What a request of a gate's phone proves. Who cannot sign is refused before the body is read.
final class DeviceProof {
  private final RecogniseDevice recogniseDevice;
  private final Nonces nonces;

  DeviceProof(RecogniseDevice recogniseDevice, Nonces nonces) {
    this.recogniseDevice = recogniseDevice;
    this.nonces = nonces;
  }

  /// @throws Refused 401; the answer brings a new nonce along
  Device of(ServerRequest request) {
    RequestSignature signature =
        RequestSignature.parse(
                header(request, RequestSignature.INPUT),
                header(request, RequestSignature.SIGNATURE))
            .orElseThrow(() -> refused(ProblemCode.DEVICE_UNKNOWN));
    if (!nonces.isFresh(signature.nonce())) {
      throw refused(ProblemCode.STALE_NONCE);
    }
    return switch (recogniseDevice.by(signature.device())) {
      case RecogniseDevice.Outcome.Recognised(Device device, DeviceKey key) -> {
        check(request, signature, key);
        yield device;
      }
      case RecogniseDevice.Outcome.Revoked(Device _) -> throw refused(ProblemCode.DEVICE_REVOKED);
      case RecogniseDevice.Outcome.Unknown() -> throw refused(ProblemCode.DEVICE_UNKNOWN);
    };
  }

  private static void check(ServerRequest request, RequestSignature signature, DeviceKey key) {
    String digest = header(request, RequestSignature.DIGEST);
    byte[] signed =
        signature.base(
            new RequestSignature.Signed(
                request.prologue().method().text(),
                request.prologue().uriPath().rawPath(),
                request.prologue().query().rawValue(),
                digest));
    if (!key.verifies(signed, signature.bytes()) || !isOfBody(digest, request)) {
      throw refused(ProblemCode.DEVICE_UNKNOWN);
    }
  }

  /// Where a route takes no body, none is read.
  private static boolean isOfBody(String digest, ServerRequest request) {
    return RequestLog.policy(request).intake().limit() == 0
        || digest.equals(RequestSignature.digest(Body.read(request)));
  }

  private static String header(ServerRequest request, String name) {
    return request.headers().first(HeaderNames.create(name)).orElse("");
  }

  private static Refused refused(ProblemCode code) {
    return new Refused(Problem.of(code))
        .with(HeaderNames.WWW_AUTHENTICATE, "Signature realm=\"gate\"");
  }
}
