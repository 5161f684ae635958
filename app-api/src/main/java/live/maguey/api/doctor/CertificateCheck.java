package live.maguey.api.doctor;

import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// How long the certificate of the public address is good for.
final class CertificateCheck {
  private static final String SUBJECT = "site";
  private static final Duration SOON = Duration.ofDays(14);

  private CertificateCheck() {}

  static Finding of(URI site, Certificates certificates, InstantSource clock) {
    try {
      return of(certificates.of(site), clock.instant());
    } catch (IOException nobody) {
      return Finding.notChecked(SUBJECT, site + " shows no certificate: " + nobody.getMessage());
    }
  }

  static Finding of(X509Certificate certificate, Instant now) {
    Instant ends = certificate.getNotAfter().toInstant();
    Duration left = Duration.between(now, ends);
    String advice = "Renew it: without one nobody buys and no gate has a camera.";
    if (left.isNegative()) {
      return Finding.failed(
          Defect.CERTIFICATE_ENDS, SUBJECT, "its certificate ended on " + ends, advice);
    }
    return left.compareTo(SOON) < 0
        ? Finding.warning(
            Defect.CERTIFICATE_ENDS,
            SUBJECT,
            "its certificate ends in " + left.toDays() + " days, on " + ends,
            advice)
        : Finding.ok(SUBJECT, "its certificate is good until " + ends);
  }
}
