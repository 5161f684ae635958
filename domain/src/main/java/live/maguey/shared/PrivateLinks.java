package live.maguey.shared;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs private links: the id and an HMAC-SHA256 (128 bits of it) over kind, id and version.
/// Nothing but the version is stored, so an email rendered tomorrow has the same link as today's
/// page.
public final class PrivateLinks {
  private static final int ID_BYTES = 16;
  private static final int MAC_BYTES = 16;

  private final List<SecretKeySpec> keys;
  private final URI site;

  /// @param linkKeys at least 32 bytes each: the first signs, and what any of them signed opens
  /// @param site where the public pages are, without a path
  public PrivateLinks(List<byte[]> linkKeys, URI site) {
    this.keys = linkKeys.stream().map(PrivateLinks::key).toList();
    this.site = site;
  }

  public PrivateLinks(byte[] linkKey, URI site) {
    this(List.of(linkKey), site);
  }

  private static SecretKeySpec key(byte[] linkKey) {
    if (linkKey.length < 32) {
      throw new IllegalArgumentException("a link key has at least 32 bytes");
    }
    return new SecretKeySpec(linkKey, "HmacSHA256");
  }

  public URI page(PrivateLink link) {
    return site.resolve(link.kind().path() + token(link));
  }

  /// The link's secret part, 43 characters of base64url.
  public String token(PrivateLink link) {
    ByteBuffer bytes = ByteBuffer.allocate(ID_BYTES + MAC_BYTES);
    putId(bytes, link.id()).put(mac(keys.getFirst(), link));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /// The id that a token names, of whatever kind; whether it opens it, [#opens] tells.
  public static Optional<UUID> id(String token) {
    return decode(token).map(PrivateLinks::id);
  }

  /// Whether the token is of this kind, this id and this version.
  public boolean opens(String token, PrivateLink link) {
    return decode(token)
        .filter(bytes -> id(bytes).equals(link.id()))
        .map(bytes -> Arrays.copyOfRange(bytes, ID_BYTES, bytes.length))
        .filter(
            given -> keys.stream().anyMatch(key -> MessageDigest.isEqual(given, mac(key, link))))
        .isPresent();
  }

  /// The kind goes first and everything after it has a fixed length: no two links sign the same
  /// bytes.
  private static byte[] mac(SecretKeySpec key, PrivateLink link) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(link.kind().name().getBytes(StandardCharsets.US_ASCII));
      ByteBuffer bytes = ByteBuffer.allocate(ID_BYTES + Integer.BYTES);
      mac.update(putId(bytes, link.id()).putInt(link.version()).array());
      return Arrays.copyOf(mac.doFinal(), MAC_BYTES);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HmacSHA256", impossible);
    }
  }

  private static Optional<byte[]> decode(String token) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(token);
      return bytes.length == ID_BYTES + MAC_BYTES ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static UUID id(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  private static ByteBuffer putId(ByteBuffer bytes, UUID id) {
    return bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }
}
