package live.maguey.http.routing;

import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import live.maguey.http.answers.Problem;
import live.maguey.http.answers.ProblemCode;
import live.maguey.http.answers.Refused;
import live.maguey.limits.SignatureChecks;

/// The deliveries of one source, whose signatures are checked or not, see [SignatureChecks].
public final class SignedDeliveries {
  private final SignatureChecks checks;
  private final int trustedProxies;

  public SignedDeliveries(InstantSource clock, int trustedProxies) {
    this.checks = new SignatureChecks(clock);
    this.trustedProxies = trustedProxies;
  }

  /// @throws Refused 429 with the time to wait when its network is in doubt and the share is spent
  void expect(ServerRequest request) {
    Optional<Duration> delay = checks.delay(Caller.network(request, trustedProxies));
    if (delay.isPresent()) {
      throw new Refused(Problem.of(ProblemCode.RATE_LIMITED).after(delay.get().plusSeconds(1)));
    }
  }

  public void wasRight(ServerRequest request) {
    checks.wasRight(Caller.network(request, trustedProxies));
  }

  public void wasWrong(ServerRequest request) {
    checks.wasWrong(Caller.network(request, trustedProxies));
  }
}
