package live.maguey.http.signatures;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import live.maguey.devices.DeviceId;
import live.maguey.devices.DeviceKey;

/// A device in Java, for load and tests: it signs its requests as the gate's page does.
public final class DeviceSigner {
  private final DeviceId device;
  private final KeyPair keys;
  private volatile String nonce = "";

  /// With a new key.
  public DeviceSigner(DeviceId device) {
    this(device, generated());
  }

  private DeviceSigner(DeviceId device, KeyPair keys) {
    this.device = device;
    this.keys = keys;
  }

  private static KeyPair generated() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has P-256", impossible);
    }
  }

  /// With the same key under the id that the server gave it.
  public DeviceSigner as(DeviceId enrolled) {
    return new DeviceSigner(enrolled, keys);
  }

  public DeviceId device() {
    return device;
  }

  /// What the server has to know of it.
  public DeviceKey key() {
    return DeviceKey.parse(Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));
  }

  /// Takes along what the last answer said.
  ///
  /// @param said the answer's header [RequestSignature#NONCE]
  public void hear(String said) {
    nonce = said;
  }

  /// The headers of a request: name, value, name, value, …
  ///
  /// @param target path and query
  public List<String> sign(String method, URI target, byte[] body) {
    String digest = RequestSignature.digest(body);
    String parameters = RequestSignature.parameters(device, nonce);
    String query = target.getRawQuery() == null ? "" : target.getRawQuery();
    byte[] base =
        RequestSignature.base(
            new RequestSignature.Signed(method, target.getRawPath(), query, digest), parameters);
    return List.of(
        RequestSignature.DIGEST,
        digest,
        RequestSignature.INPUT,
        "gate=" + parameters,
        RequestSignature.SIGNATURE,
        "gate=:" + Base64.getEncoder().encodeToString(sealed(base)) + ":");
  }

  private byte[] sealed(byte[] base) {
    try {
      Signature signer = Signature.getInstance("SHA256withECDSAinP1363Format");
      signer.initSign(keys.getPrivate());
      signer.update(base);
      return signer.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has ECDSA", impossible);
    }
  }
}
