package live.maguey.api.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// The certificate that a server shows, whether or not anybody trusts it.
@FunctionalInterface
public interface Certificates {
  /// By a TLS handshake; nothing is sent to the other side, and nothing that it says is believed.
  Certificates BY_HANDSHAKE = Certificates::shaken;

  /// @param site at https
  /// @throws IOException when nobody is there, or no handshake comes about in time
  X509Certificate of(URI site) throws IOException;

  private static X509Certificate shaken(URI site) throws IOException {
    int limit = (int) Duration.ofSeconds(5).toMillis();
    int port = site.getPort() < 0 ? 443 : site.getPort();
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(site.getHost(), port), limit);
      plain.setSoTimeout(limit);
      SSLContext anybody = SSLContext.getInstance("TLS");
      anybody.init(null, new TrustManager[] {new Anybody()}, null);
      try (SSLSocket secured =
          (SSLSocket) anybody.getSocketFactory().createSocket(plain, site.getHost(), port, false)) {
        SSLParameters named = secured.getSSLParameters();
        named.setServerNames(List.of(new SNIHostName(site.getHost())));
        secured.setSSLParameters(named);
        secured.startHandshake();
        return (X509Certificate) secured.getSession().getPeerCertificates()[0];
      }
    } catch (GeneralSecurityException broken) {
      throw new IOException(broken);
    }
  }

  /// An expired certificate has to be read too.
  final class Anybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
