package live.maguey.api.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import live.maguey.alerts.Alert;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.InMemoryAlerts;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.TestClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// By real handshakes, with a certificate that nobody has signed.
class CertificateTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final URI SITE = URI.create("https://tickets.example.com");

  @TempDir private static Path folder;

  private static SSLContext shown;
  private static X509Certificate certificate;

  @BeforeAll
  static void a_certificate_is_made() throws Exception {
    Path file = folder.resolve("keys.p12");
    Process tool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "site",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .inheritIO()
            .start();
    assertThat(tool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    certificate = (X509Certificate) keys.getCertificate("site");
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    shown = SSLContext.getInstance("TLS");
    shown.init(managers.getKeyManagers(), null, null);
  }

  @Test
  void the_certificate_is_read_even_if_nobody_trusts_it() throws IOException {
    try (ServerSocket server = listener()) {
      Thread.ofVirtual().start(() -> greet(server));

      assertThat(Certificates.BY_HANDSHAKE.of(at(server))).isEqualTo(certificate);
    }
  }

  @Test
  void a_site_that_speaks_no_tls_or_is_not_there_shows_none() throws IOException {
    try (ServerSocket server = listener()) {
      Thread.ofVirtual().start(() -> hangUp(server));
      assertThat(check(at(server)).level()).isEqualTo(Finding.Level.NOT_CHECKED);
    }
    assertThat(check(URI.create("https://127.0.0.1:1")).level())
        .isEqualTo(Finding.Level.NOT_CHECKED);
  }

  private static Finding check(URI site) {
    return CertificateCheck.of(site, Certificates.BY_HANDSHAKE, Instant::now);
  }

  @ParameterizedTest
  @CsvSource({"15, OK", "13, WARNING", "1, WARNING", "-1, FAILED"})
  void it_has_to_be_good_for_two_weeks_more(long daysLeft, Finding.Level level) {
    assertThat(CertificateCheck.of(certificate, left(daysLeft)).level()).isEqualTo(level);
  }

  @Test
  void an_alert_is_open_from_two_weeks_before_its_end_until_it_is_renewed() {
    InMemoryAlerts alerts = new InMemoryAlerts(new InMemoryWorld());
    TestClock clock = new TestClock(left(20));
    AtomicBoolean away = new AtomicBoolean();
    WatchFinding watch =
        WatchFinding.certificate(
            SITE,
            _ -> {
              if (away.get()) {
                throw new IOException("nobody is there");
              }
              return certificate;
            },
            alerts,
            clock);
    watch.watchWhenDue();
    assertThat(alerts.open(9)).isEmpty();

    clock.set(left(10));
    watch.watchWhenDue();
    assertThat(alerts.open(9))
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.kind()).isEqualTo(AlertKind.CERTIFICATE_ENDS);
          assertThat(alert.subject()).isEqualTo("certificate of tickets.example.com");
          assertThat(alert.detail()).startsWith("its certificate ends in 10 days");
        });

    away.set(true);
    clock.advance(Duration.ofHours(1));
    watch.watchWhenDue();
    assertThat(alerts.open(9)).hasSize(1);

    // What is shown from now on is good for longer.
    away.set(false);
    clock.set(left(20));
    clock.advance(Duration.ofSeconds(1));
    WatchFinding.certificate(SITE, _ -> certificate, alerts, clock).watchWhenDue();
    assertThat(alerts.open(9)).isEmpty();
  }

  @Test
  void an_alert_is_open_while_a_node_has_no_room_and_is_its_own() {
    InMemoryAlerts alerts = new InMemoryAlerts(new InMemoryWorld());
    TestClock clock = new TestClock(left(20));
    AtomicLong free = new AtomicLong(1L << 29);
    WatchFinding one = WatchFinding.disk(folder, _ -> free.get(), "web-1:8080", alerts, clock);
    WatchFinding.disk(folder, _ -> 1L << 29, "web-2:8080", alerts, clock).watchWhenDue();
    one.watchWhenDue();
    assertThat(alerts.open(9))
        .extracting(Alert::subject)
        .containsExactlyInAnyOrder("node web-1:8080", "node web-2:8080");
    assertThat(alerts.open(9))
        .allSatisfy(alert -> {
          assertThat(alert.kind()).isEqualTo(AlertKind.DISK_LOW);
          assertThat(alert.detail()).contains("512 MB free", "Make room");
        });

    free.set(1L << 40);
    clock.advance(Duration.ofSeconds(59));
    one.watchWhenDue();
    assertThat(alerts.open(9)).hasSize(2);
    clock.advance(Duration.ofSeconds(1));
    one.watchWhenDue();
    assertThat(alerts.open(9)).extracting(Alert::subject).containsExactly("node web-2:8080");
  }

  /// When the certificate has so many days left.
  private static Instant left(long days) {
    return certificate.getNotAfter().toInstant().minus(days, ChronoUnit.DAYS);
  }

  private static URI at(ServerSocket server) {
    return URI.create("https://localhost:" + server.getLocalPort());
  }

  private static ServerSocket listener() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private static void greet(ServerSocket server) {
    try (Socket plain = server.accept();
        SSLSocket secured = (SSLSocket) shown.getSocketFactory().createSocket(plain, null, true)) {
      secured.startHandshake();
      var _ = secured.getInputStream().read();
    } catch (IOException left) {
      throw new UncheckedIOException(left);
    }
  }

  private static void hangUp(ServerSocket server) {
    try {
      server.accept().close();
    } catch (IOException closed) {
      // The test has ended.
    }
  }
}
