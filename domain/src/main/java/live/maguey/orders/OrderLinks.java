package live.maguey.orders;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Private links to an order: the order's id and an HMAC-SHA256 (128 bits of it) over kind, id and
/// link version. Nothing but the version is stored, so an email rendered tomorrow has the same link
/// as today's page, and raising the version revokes every link before it.
public final class OrderLinks {
  private static final int MAC_BYTES = 16;

  private final SecretKeySpec key;
  private final URI site;

  /// @param linkKey at least 32 bytes; @param site where the public pages are, without a path
  public OrderLinks(byte[] linkKey, URI site) {
    if (linkKey.length < 32) {
      throw new IllegalArgumentException("a link key has at least 32 bytes");
    }
    this.key = new SecretKeySpec(linkKey, "HmacSHA256");
    this.site = site;
  }

  /// The private page of an order.
  public URI page(OrderDetails order) {
    return site.resolve("/orders/" + token(order));
  }

  /// Where a payment page sends its buyer back to. It opens nothing by itself: it names the order,
  /// and a browser that placed it knows the link.
  public URI back(OrderDetails order, boolean paid) {
    return site.resolve("/back/" + order.reference() + (paid ? "?back=paid" : "?back=unpaid"));
  }

  /// The link's secret part, 43 characters of base64url: `/orders/{token}`.
  public String token(OrderDetails order) {
    ByteBuffer bytes = ByteBuffer.allocate(16 + MAC_BYTES);
    putId(bytes, order.id().value());
    bytes.put(mac(order.id().value(), order.linkVersion()));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /// The order that a token names; whether it still opens it, [#opens] tells.
  public Optional<OrderId> order(String token) {
    return decode(token).map(OrderLinks::id);
  }

  /// Whether the token is the current one of this order.
  public boolean opens(String token, OrderDetails order) {
    return decode(token)
        .filter(bytes -> id(bytes).equals(order.id()))
        .map(bytes -> Arrays.copyOfRange(bytes, 16, bytes.length))
        .filter(given -> MessageDigest.isEqual(given, mac(order.id().value(), order.linkVersion())))
        .isPresent();
  }

  private byte[] mac(UUID id, int version) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update("order".getBytes(StandardCharsets.US_ASCII));
      ByteBuffer bytes = ByteBuffer.allocate(20);
      putId(bytes, id);
      mac.update(bytes.putInt(version).array());
      return Arrays.copyOf(mac.doFinal(), MAC_BYTES);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HmacSHA256", impossible);
    }
  }

  private static Optional<byte[]> decode(String token) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(token);
      return bytes.length == 16 + MAC_BYTES ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static OrderId id(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new OrderId(new UUID(buffer.getLong(), buffer.getLong()));
  }

  private static void putId(ByteBuffer bytes, UUID id) {
    bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }
}
