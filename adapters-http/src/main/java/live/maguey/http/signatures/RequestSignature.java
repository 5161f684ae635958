package live.maguey.http.signatures;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.maguey.devices.DeviceId;
import live.maguey.shared.Sha256;

/// A request's signature (RFC 9421), under the label `gate`. It covers these components and no
/// others, in this order: a proxy may change the host, and no device's clock counts.
///
/// @param parameters the signature's, as they were sent
/// @param bytes of the signature itself
public record RequestSignature(DeviceId device, String nonce, String parameters, byte[] bytes) {
  /// Where an answer says what to sign along with the next request.
  public static final String NONCE = "Gate-Nonce";

  public static final String INPUT = "Signature-Input";
  public static final String SIGNATURE = "Signature";
  public static final String DIGEST = "Content-Digest";

  private static final String COMPONENTS = "(\"@method\" \"@path\" \"@query\" \"content-digest\")";

  private static final Pattern INPUT_FORM =
      Pattern.compile(
          "gate=("
              + Pattern.quote(COMPONENTS)
              + ";keyid=\"([0-9a-f-]{36})\";alg=\"ecdsa-p256-sha256\";nonce=\"([\\w-]{0,64})\")");

  private static final Pattern SIGNATURE_FORM = Pattern.compile("gate=:([A-Za-z0-9+/=]{1,200}):");

  /// What is signed of a request.
  ///
  /// @param path as it is sent, encoded; @param query encoded, empty for none
  /// @param digest the header [#DIGEST]
  public record Signed(String method, String path, String query, String digest) {}

  /// @return empty for headers of any other form
  public static Optional<RequestSignature> parse(String input, String signature) {
    Matcher said = INPUT_FORM.matcher(input);
    Matcher sealed = SIGNATURE_FORM.matcher(signature);
    if (!said.matches() || !sealed.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new RequestSignature(
              new DeviceId(UUID.fromString(said.group(2))),
              said.group(3),
              said.group(1),
              Base64.getDecoder().decode(sealed.group(1))));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  static String parameters(DeviceId device, String nonce) {
    return COMPONENTS
        + ";keyid=\""
        + device
        + "\";alg=\"ecdsa-p256-sha256\";nonce=\""
        + nonce
        + "\"";
  }

  /// The bytes that are signed.
  public byte[] base(Signed signed) {
    return base(signed, parameters);
  }

  static byte[] base(Signed signed, String parameters) {
    return ("\"@method\": "
            + signed.method()
            + "\n\"@path\": "
            + signed.path()
            + "\n\"@query\": ?"
            + signed.query()
            + "\n\"content-digest\": "
            + signed.digest()
            + "\n\"@signature-params\": "
            + parameters)
        .getBytes(StandardCharsets.UTF_8);
  }

  /// The header [#DIGEST] of a body, an empty one too.
  public static String digest(byte[] body) {
    return "sha-256=:" + Base64.getEncoder().encodeToString(Sha256.digest().digest(body)) + ":";
  }
}
