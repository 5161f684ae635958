package live.maguey.api.doctor;

import java.net.URI;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/// The server as the public reaches it: through its name, its certificate and any proxy in front.
final class SiteCheck {
  private static final String SUBJECT = "site";
  private static final Duration SOON = Duration.ofDays(14);

  private SiteCheck() {}

  static List<Finding> of(Optional<URI> site) throws InterruptedException {
    if (site.isEmpty()) {
      return List.of(Finding.notChecked(SUBJECT, "its address is not known"));
    }
    return List.of(
        switch (Web.get(site.get().resolve("/health/ready"), "")) {
          case Web.None(String reason) ->
              Finding.failed(
                  SUBJECT,
                  site.get() + " " + reason,
                  "Look whether `maguey serve` runs, then at the proxy in front and at the name.");
          case Web.Given given -> answered(site.get(), given);
        });
  }

  private static Finding answered(URI site, Web.Given given) {
    String status = given.body().path("status").asText("");
    Optional<Finding> expiring = given.secured().flatMap(SiteCheck::certificate);
    if (status.equals("ready")) {
      return expiring.orElseGet(() -> Finding.ok(SUBJECT, site + " is ready"));
    }
    if (status.isEmpty()) {
      return Finding.failed(
          SUBJECT,
          site + " answers " + given.status() + ", which is not Maguey's answer",
          "Look at where the proxy in front sends /health/ready.");
    }
    String down =
        given
            .body()
            .path("probes")
            .valueStream()
            .filter(probe -> !probe.path("status").asText().equals("up"))
            .map(probe -> probe.path("name").asText())
            .reduce((a, b) -> a + ", " + b)
            .orElse("nothing it names");
    String advice = "Mend what it needs; it heals by itself.";
    return status.equals("degraded")
        ? Finding.warning(SUBJECT, site + " serves, but misses " + down, advice)
        : Finding.failed(SUBJECT, site + " is " + status + ", it misses " + down, advice);
  }

  private static Optional<Finding> certificate(SSLSession session) {
    try {
      Certificate certificate = session.getPeerCertificates()[0];
      if (certificate instanceof X509Certificate x509) {
        Instant ends = x509.getNotAfter().toInstant();
        Duration left = Duration.between(Instant.now(), ends);
        return left.compareTo(SOON) < 0
            ? Optional.of(
                Finding.warning(
                    SUBJECT,
                    "its certificate ends in " + left.toDays() + " days, on " + ends,
                    "Renew it: without one nobody buys and no gate has a camera."))
            : Optional.empty();
      }
    } catch (SSLPeerUnverifiedException none) {
      return Optional.empty();
    }
    return Optional.empty();
  }
}
