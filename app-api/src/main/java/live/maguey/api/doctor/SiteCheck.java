package live.maguey.api.doctor;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/// The server as the public reaches it: through its name, its certificate and any proxy in front.
final class SiteCheck {
  private static final String SUBJECT = "site";
  private static final String PROXY = "proxy";
  private static final Pattern SEEN = Pattern.compile("(HTTP/1\\.[01]) forwarded=([0-9]{1,3})");

  private SiteCheck() {}

  /// @param proxies how many the settings say that there are
  static List<Finding> of(Optional<URI> site, int proxies) throws InterruptedException {
    if (site.isEmpty()) {
      return List.of(Finding.notChecked(SUBJECT, "its address is not known"));
    }
    return switch (Web.get(site.get().resolve("/health/ready"), "")) {
      case Web.None(String reason) ->
          List.of(
              Finding.failed(
                  Defect.SITE_AWAY,
                  SUBJECT,
                  site.get() + " " + reason,
                  "Look whether `maguey serve` runs, then at the proxy in front and at the name."));
      case Web.Given given ->
          Stream.concat(
                  Stream.of(answered(site.get(), given)),
                  given.seen().stream().flatMap(seen -> proxy(seen, proxies).stream()))
              .toList();
    };
  }

  /// What the proxies in front do to a request.
  ///
  /// @param seen as `HTTP/1.0 forwarded=0`
  static List<Finding> proxy(String seen, int proxies) {
    Matcher parts = SEEN.matcher(seen);
    if (!parts.matches()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    if (parts.group(1).equals("HTTP/1.0")) {
      findings.add(
          Finding.warning(
              Defect.PROXY_HTTP10,
              PROXY,
              "it speaks HTTP/1.0 to us, so that every request costs a connection",
              "For nginx, set `proxy_http_version 1.1` and `proxy_set_header Connection \"\"`."));
    }
    int forwarded = Integer.parseInt(parts.group(2));
    if (forwarded < proxies) {
      findings.add(
          Finding.failed(
              Defect.PROXY_ADDRESSES,
              PROXY,
              "`proxies` is %d, but only %d addresses come in X-Forwarded-For"
                  .formatted(proxies, forwarded),
              "All buyers count as one, and its limits stop them all. Have each proxy add the"
                  + " address that it sees, as README shows, or correct `proxies`."));
    } else if (forwarded > proxies) {
      findings.add(
          Finding.warning(
              Defect.PROXY_ADDRESSES,
              PROXY,
              "%d addresses come in X-Forwarded-For, but `proxies` is %d"
                  .formatted(forwarded, proxies),
              "Buyers count by a proxy's address, and its limits stop them all. Set `proxies` to"
                  + " how many stand in front."));
    }
    return findings;
  }

  private static Finding answered(URI site, Web.Given given) {
    String status = given.body().path("status").asText("");
    Optional<Finding> expiring = given.secured().flatMap(SiteCheck::certificate);
    if (status.equals("ready")) {
      return expiring.orElseGet(() -> Finding.ok(SUBJECT, site + " is ready"));
    }
    if (status.isEmpty()) {
      return Finding.failed(
          Defect.SITE_FOREIGN,
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
        ? Finding.warning(
            Defect.SITE_DEGRADED, SUBJECT, site + " serves, but misses " + down, advice)
        : Finding.failed(
            Defect.SITE_DOWN, SUBJECT, site + " is " + status + ", it misses " + down, advice);
  }

  private static Optional<Finding> certificate(SSLSession session) {
    try {
      return session.getPeerCertificates()[0] instanceof X509Certificate shown
          ? Optional.of(CertificateCheck.of(shown, Instant.now()))
              .filter(finding -> finding.level() != Finding.Level.OK)
          : Optional.empty();
    } catch (SSLPeerUnverifiedException none) {
      return Optional.empty();
    }
  }
}
