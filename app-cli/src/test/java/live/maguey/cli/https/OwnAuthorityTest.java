package live.maguey.cli.https;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;
import live.maguey.cli.command.CannotStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnAuthorityTest {
  private static final Instant NOW = Instant.parse("2026-11-28T20:00:00Z");

  /// RFC 5280, 4.2.1.6.
  private static final int ADDRESS = 7;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "192.168.1.20", "10.9.8.7", "172.20.0.3", "::1", "fd00::7"})
  void a_phone_that_trusts_the_root_trusts_a_private_address(String address) throws Exception {
    X509Certificate leaf = leaf(address, "venue");

    validate(leaf);
    assertThat(leaf.getSubjectAlternativeNames())
        .extracting(name -> shown((int) name.getFirst(), (String) name.getLast()))
        .containsExactlyInAnyOrder(
            InetAddress.ofLiteral(address).getHostAddress(), "venue.local", "localhost");
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "2600::1"})
  void nobody_trusts_it_with_a_public_address(String address) throws Exception {
    X509Certificate leaf = leaf(address, "venue");

    assertThatThrownBy(() -> validate(leaf)).isInstanceOf(CertPathValidatorException.class);
  }

  @Test
  void a_certificate_lasts_397_days_and_begins_a_day_early_for_clocks_that_are_behind()
      throws Exception {
    X509Certificate leaf = leaf("127.0.0.1", "venue");

    assertThat(leaf.getNotBefore()).isEqualTo(NOW.minus(Duration.ofDays(1)));
    assertThat(Duration.between(leaf.getNotBefore().toInstant(), leaf.getNotAfter().toInstant()))
        .isEqualTo(Duration.ofDays(397));
  }

  @Test
  void what_a_phone_trusts_stays_and_its_file_is_its_owners_alone() throws Exception {
    X509Certificate first = authority(NOW).root();

    assertThat(authority(NOW.plus(Duration.ofDays(400))).root()).isEqualTo(first);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void a_broken_file_says_what_to_do() throws Exception {
    authority(NOW);
    Files.writeString(file(), "not a store of keys");

    assertThatThrownBy(() -> authority(NOW))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining(file().toString())
        .hasMessageContaining("Delete the file");
  }

  @ParameterizedTest
  @CsvSource({
    "192.168.1.20, true",
    "127.0.0.1, true",
    "fd00::7, true",
    "0.0.0.0, false",
    "8.8.8.8, false",
    "2600::1, false"
  })
  void it_is_for_private_addresses(String address, boolean isFor) {
    assertThat(OwnAuthority.isFor(InetAddress.ofLiteral(address))).isEqualTo(isFor);
  }

  private static String shown(int kind, String name) {
    return kind == ADDRESS ? InetAddress.ofLiteral(name).getHostAddress() : name;
  }

  private Path file() {
    return folder.resolve("tls").resolve("authority.p12");
  }

  private OwnAuthority authority(Instant now) {
    return OwnAuthority.in(folder.resolve("tls"), InstantSource.fixed(now));
  }

  private X509Certificate leaf(String address, String host) throws Exception {
    return authority(NOW).leaf(key(), InetAddress.ofLiteral(address), host);
  }

  private static PublicKey key() throws Exception {
    return KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic();
  }

  /// By the certificates that a server sends and the root that a phone trusts.
  private void validate(X509Certificate leaf) throws Exception {
    OwnAuthority authority = authority(NOW);
    PKIXParameters trusting = new PKIXParameters(Set.of(new TrustAnchor(authority.root(), null)));
    trusting.setRevocationEnabled(false);
    trusting.setDate(Date.from(NOW));
    CertPathValidator.getInstance("PKIX")
        .validate(
            CertificateFactory.getInstance("X.509")
                .generateCertPath(List.of(leaf, authority.signer())),
            trusting);
  }
}
