package live.maguey.cli.https;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import live.maguey.cli.command.CannotStart;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certificate authority of this machine alone, kept in a folder. It can vouch for addresses of
/// private networks and `.local` names and for nothing else (name constraints, RFC 5280, 4.2.1.10):
/// a phone that trusts it risks nothing on the internet, even if the key leaks. Phones trust a root
/// whose key signed one authority and was thrown away, since not everybody looks at the constraints
/// of a root.
///
/// By Bouncy Castle's `bcpkix`: Java itself makes no certificates.
public final class OwnAuthority {
  /// How long a server's certificate lasts; browsers refuse more than 398 days.
  static final Duration LEAF_LIFE = Duration.ofDays(397);

  private static final Duration LIFE = Duration.ofDays(3_650);

  /// A phone's clock may be behind.
  private static final Duration EARLIER = Duration.ofDays(1);

  private static final String FILE = "authority.p12";
  private static final String ENTRY = "authority";
  private static final String ROOT = "CN=Maguey on this machine";
  private static final String AUTHORITY = "CN=Maguey on this machine (private networks)";
  private static final List<String> NETWORKS =
      List.of(
          "127.0.0.0/8",
          "10.0.0.0/8",
          "172.16.0.0/12",
          "192.168.0.0/16",
          "169.254.0.0/16",
          "::1/128",
          "fc00::/7",
          "fe80::/10");
  private static final List<String> NAMES = List.of("local", "localhost");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final PrivateKey key;
  private final X509Certificate authority;
  private final X509Certificate root;
  private final InstantSource clock;

  private OwnAuthority(PrivateKey key, Certificate[] chain, InstantSource clock) {
    this.key = key;
    this.authority = (X509Certificate) chain[0];
    this.root = (X509Certificate) chain[1];
    this.clock = clock;
  }

  /// The folder's authority; the first time, a new one.
  ///
  /// @throws CannotStart when it cannot be read or written
  public static OwnAuthority in(Path folder, InstantSource clock) {
    Path file = folder.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(folder);
        found(file, clock.instant());
      }
      KeyStore store = emptyStore();
      try (InputStream in = Files.newInputStream(file)) {
        store.load(in, password());
      }
      return new OwnAuthority(
          (PrivateKey) store.getKey(ENTRY, password()), store.getCertificateChain(ENTRY), clock);
    } catch (IOException | GeneralSecurityException | OperatorCreationException broken) {
      throw new CannotStart(
          "The certificate authority in "
              + file
              + " cannot be used. Delete the file: a new one is created, which each phone then has"
              + " to trust.",
          broken);
    }
  }

  /// What a phone has to trust.
  public X509Certificate root() {
    return root;
  }

  /// Whose signature is on a server's certificate; the root's is on its own.
  X509Certificate signer() {
    return authority;
  }

  /// Whether it can vouch for this address: one of a private network, and no wildcard.
  public static boolean isFor(InetAddress address) {
    boolean isUniqueLocal =
        address.getAddress().length == 16 && (address.getAddress()[0] & 0xfe) == 0xfc;
    return address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || isUniqueLocal;
  }

  /// To serve https at an address, and under this machine's `.local` name, with a certificate of
  /// now.
  public SSLContext serving(InetAddress address, String host)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    KeyPair pair = pair();
    KeyStore store = emptyStore();
    store.setKeyEntry(
        ENTRY,
        pair.getPrivate(),
        password(),
        new Certificate[] {leaf(pair.getPublic(), address, host), authority});
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, password());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  X509Certificate leaf(PublicKey own, InetAddress address, String host)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    String number = plain(address);
    GeneralName[] names = {
      new GeneralName(GeneralName.iPAddress, number),
      new GeneralName(GeneralName.dNSName, "localhost"),
      new GeneralName(GeneralName.dNSName, host + ".local")
    };
    Instant now = clock.instant();
    X509v3CertificateBuilder builder =
        builder(AUTHORITY, authority.getPublicKey(), "CN=" + host + ".local", own, now, LEAF_LIFE)
            .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
            .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
            .addExtension(
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
            .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
    return signed(builder, key);
  }

  private static void found(Path file, Instant now)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    KeyPair top = pair();
    KeyPair pair = pair();
    X509Certificate root = constrained(top, ROOT, top.getPublic(), 1, now);
    X509Certificate authority = constrained(top, AUTHORITY, pair.getPublic(), 0, now);
    KeyStore store = emptyStore();
    store.setKeyEntry(ENTRY, pair.getPrivate(), password(), new Certificate[] {authority, root});
    try (OutputStream out =
        Channels.newOutputStream(
            Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rw-------"))))) {
      store.store(out, password());
    }
  }

  /// @param below how many authorities may stand between this one and a server
  private static X509Certificate constrained(
      KeyPair top, String subject, PublicKey own, int below, Instant now)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    return signed(
        builder(ROOT, top.getPublic(), subject, own, now, LIFE)
            .addExtension(Extension.basicConstraints, true, new BasicConstraints(below))
            .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign))
            .addExtension(Extension.nameConstraints, true, new NameConstraints(permitted(), null)),
        top.getPrivate());
  }

  private static GeneralSubtree[] permitted() {
    return Stream.concat(
            NETWORKS.stream().map(network -> new GeneralName(GeneralName.iPAddress, network)),
            NAMES.stream().map(name -> new GeneralName(GeneralName.dNSName, name)))
        .map(GeneralSubtree::new)
        .toArray(GeneralSubtree[]::new);
  }

  private static X509v3CertificateBuilder builder(
      String issuer, PublicKey by, String subject, PublicKey own, Instant now, Duration life)
      throws IOException, GeneralSecurityException {
    Instant from = now.minus(EARLIER);
    JcaX509ExtensionUtils about = new JcaX509ExtensionUtils();
    return new JcaX509v3CertificateBuilder(
            new X500Name(issuer),
            new BigInteger(127, RANDOM),
            Date.from(from),
            Date.from(from.plus(life)),
            new X500Name(subject),
            own)
        .addExtension(Extension.subjectKeyIdentifier, false, about.createSubjectKeyIdentifier(own))
        .addExtension(
            Extension.authorityKeyIdentifier, false, about.createAuthorityKeyIdentifier(by));
  }

  private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey by)
      throws GeneralSecurityException, OperatorCreationException {
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by)));
  }

  private static KeyPair pair() throws GeneralSecurityException {
    KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
    keys.initialize(new ECGenParameterSpec("secp256r1"));
    return keys.generateKeyPair();
  }

  private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  /// No secret: what keeps others from the file is that only its owner may read it.
  private static char[] password() {
    return "maguey".toCharArray();
  }

  /// Without the interface that Java writes behind an IPv6 address.
  static String plain(InetAddress address) {
    String text = address.getHostAddress();
    int zone = text.indexOf('%');
    return zone < 0 ? text : text.substring(0, zone);
  }
}
