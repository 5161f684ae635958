package live.maguey.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import live.maguey.events.InventoryId;
import live.maguey.orders.OrderId;
import live.maguey.payments.CheckoutRequest;
import live.maguey.payments.Refund;
import live.maguey.shared.Money;
import live.maguey.webhooks.LostOrder;

/// Proves that an object of Stripe's is one that we opened: its metadata carries the order with all
/// that was sold and an HMAC-SHA256 over it. Stripe copies an intent's metadata to its charges;
/// whatever else names an order of ours, a payment link's `client_reference_id` for one, proves
/// nothing. Other metadata that somebody adds in the dashboard changes nothing.
///
/// Stripe takes 50 keys of 40 characters with 500 characters each
/// (<https://docs.stripe.com/api/metadata>).
public final class OrderSeal {
  static final String ORDER = "order";
  static final String REFUND = "refund";
  static final String SEAL = "seal";
  private static final String ITEMS = "items_";
  private static final int MOST_CHARACTERS = 500;
  private static final Pattern SEALED =
      Pattern.compile("order|attempt|reference|event|currency|items_[0-9]{1,2}");
  private static final Pattern OUR_ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /// The first seals and all are believed; none: everything is.
  private final List<SecretKeySpec> keys;

  private OrderSeal(List<SecretKeySpec> keys) {
    this.keys = List.copyOf(keys);
  }

  /// @param key seals; at least 32 bytes, of no other use
  /// @param before keys that sealed before it and are believed still, each as long as that
  public static OrderSeal of(byte[] key, byte[]... before) {
    List<SecretKeySpec> keys = new ArrayList<>(List.of(spec(key)));
    for (byte[] earlier : before) {
      keys.add(spec(earlier));
    }
    return new OrderSeal(keys);
  }

  private static SecretKeySpec spec(byte[] key) {
    if (key.length < 32) {
      throw new IllegalArgumentException("a key for payments has at least 32 bytes");
    }
    return new SecretKeySpec(key, "HmacSHA256");
  }

  /// Believes what an object claims. Only for display, and for sessions that our own records name:
  /// never use it to write the ledger; it seals nothing.
  public static OrderSeal unverified() {
    return new OrderSeal(List.of());
  }

  /// What a page and its payment carry.
  public Map<String, String> metadata(CheckoutRequest request) {
    Map<String, String> carried = new TreeMap<>();
    carried.put(ORDER, request.order().toString());
    carried.put("attempt", Integer.toString(request.attempt()));
    carried.put("reference", request.reference());
    carried.put("event", request.event().toString());
    carried.put("currency", request.shown().lines().getFirst().unit().currency().getCurrencyCode());
    List<String> items = items(request);
    for (int i = 0; i < items.size(); i++) {
      carried.put(ITEMS + (i + 1), items.get(i));
    }
    carried.put(SEAL, hmac(sealing(), textOf(carried)));
    return carried;
  }

  /// `tier units unit-price-in-minor-units`, separated by semicolons, as many as fit.
  private static List<String> items(CheckoutRequest request) {
    List<String> all = new ArrayList<>();
    StringBuilder some = new StringBuilder();
    for (CheckoutRequest.Line line : request.shown().lines()) {
      String item = line.item() + " " + line.quantity() + " " + line.unit().minor();
      if (!some.isEmpty() && some.length() + 1 + item.length() > MOST_CHARACTERS) {
        all.add(some.toString());
        some.setLength(0);
      }
      some.append(some.isEmpty() ? "" : ";").append(item);
    }
    all.add(some.toString());
    return all;
  }

  /// What a refund of ours carries.
  Map<String, String> metadata(Refund refund) {
    return Map.of(
        ORDER,
        refund.order().toString(),
        REFUND,
        refund.id().toString(),
        SEAL,
        hmac(
            sealing(),
            textOfRefund(
                refund.order().toString(),
                refund.id().toString(),
                refund.payment(),
                refund.amount().minor())));
  }

  /// The order of a session, an intent or a charge that we opened; empty for everybody else's.
  Optional<OrderId> order(JsonNode object) {
    JsonNode metadata = object.path("metadata");
    return claimedOrder(object).filter(_ -> keys.isEmpty() || isSealed(metadata));
  }

  /// What was sold with a session that we opened, in the order of the order's lines; empty for
  /// everybody else's, and where a part is missing.
  List<LostOrder.Item> sold(JsonNode object) {
    JsonNode metadata = object.path("metadata");
    if (order(object).isEmpty()) {
      return List.of();
    }
    Currency currency = Currency.getInstance(metadata.path("currency").asText());
    List<LostOrder.Item> sold = new ArrayList<>();
    for (int i = 1; metadata.has(ITEMS + i); i++) {
      for (String item : metadata.path(ITEMS + i).asText().split(";")) {
        String[] words = item.split(" ");
        sold.add(
            new LostOrder.Item(
                new InventoryId(UUID.fromString(words[0])),
                Integer.parseInt(words[1]),
                Money.of(Long.parseLong(words[2]), currency)));
      }
    }
    return sold;
  }

  private boolean isSealed(JsonNode metadata) {
    Map<String, String> carried = new TreeMap<>();
    metadata
        .propertyStream()
        .filter(entry -> SEALED.matcher(entry.getKey()).matches())
        .forEach(entry -> carried.put(entry.getKey(), entry.getValue().asText("")));
    return carried.containsKey(ORDER) && matches(metadata, textOf(carried));
  }

  /// Our own id of a refund that we made; empty for everybody else's.
  Optional<UUID> refund(JsonNode refund) {
    JsonNode metadata = refund.path("metadata");
    return claimedRefund(refund)
        .filter(id ->
            keys.isEmpty()
                || matches(
                    metadata,
                    textOfRefund(
                        metadata.path(ORDER).asText(""),
                        id.toString(),
                        String.valueOf(ObjectFacts.id(refund.path("payment_intent"))),
                        refund.path("amount").asLong())));
  }

  /// The order that an object says it is of, proved or not.
  static Optional<OrderId> claimedOrder(JsonNode object) {
    return ourId(object.path("metadata").path(ORDER))
        .or(() -> ourId(object.path("client_reference_id")))
        .map(OrderId::new);
  }

  /// Our own id that a refund says to be of, proved or not.
  static Optional<UUID> claimedRefund(JsonNode refund) {
    return ourId(refund.path("metadata").path(REFUND));
  }

  private static Optional<UUID> ourId(JsonNode text) {
    return Optional.of(text.asText(""))
        .filter(id -> OUR_ID.matcher(id).matches())
        .map(UUID::fromString);
  }

  /// Takes as long whichever key it was, and whether it was one of ours.
  private boolean matches(JsonNode metadata, String text) {
    byte[] carried = metadata.path(SEAL).asText("").getBytes(StandardCharsets.UTF_8);
    boolean isOurs = false;
    for (SecretKeySpec key : keys) {
      isOurs |= MessageDigest.isEqual(hmac(key, text).getBytes(StandardCharsets.US_ASCII), carried);
    }
    return isOurs;
  }

  /// Over names and values of what is carried, by name; no value holds a line break of its own.
  private static String textOf(Map<String, String> carried) {
    StringBuilder text = new StringBuilder("payment\n");
    carried.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    return text.toString();
  }

  private static String textOfRefund(String order, String refund, String payment, long minor) {
    return "refund\n" + order + "\n" + refund + "\n" + payment + "\n" + minor + "\n";
  }

  private SecretKeySpec sealing() {
    if (keys.isEmpty()) {
      throw new IllegalStateException("without a key nothing is sealed");
    }
    return keys.getFirst();
  }

  private static String hmac(SecretKeySpec key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] seal = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(seal);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HmacSHA256", impossible);
    }
  }
}
