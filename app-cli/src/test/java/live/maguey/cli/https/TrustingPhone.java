package live.maguey.cli.https;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A phone that installed the certificate which a door gives, and trusts nothing else.
public final class TrustingPhone {
  private TrustingPhone() {}

  /// @param certificate where the door gives it
  public static HttpClient at(URI certificate)
      throws IOException, InterruptedException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(
        "maguey",
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(given(certificate))));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder()
        .sslContext(context)
        .connectTimeout(Duration.ofSeconds(10))
        .build();
  }

  private static byte[] given(URI certificate) throws IOException, InterruptedException {
    try (HttpClient plain = HttpClient.newHttpClient()) {
      return plain
          .send(
              HttpRequest.newBuilder(certificate).timeout(Duration.ofSeconds(10)).build(),
              HttpResponse.BodyHandlers.ofByteArray())
          .body();
    }
  }
}
