package live.maguey.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ValueRange;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import live.maguey.shared.Secret;
import live.maguey.webhooks.WebhookVerifier;

/// `Stripe-Signature: t=<seconds>,v1=<hex>[,v1=<hex>]`, an HMAC-SHA256 over `<t>.<body>`
/// (<https://docs.stripe.com/webhooks/signature>). Reasons of rejection quote nothing that was
/// received.
public final class StripeWebhookVerifier implements WebhookVerifier {
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  /// Stripe signs once per valid secret, two while they are rotated.
  private static final int LONGEST_HEADER = 1000;

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_]{1,255}");
  private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9_.]{1,255}");

  /// In seconds, until the end of the year 9999.
  private static final ValueRange YEARS = ValueRange.of(0, 253_402_300_799L);

  /// What facts are made of, and no API version renames.
  private static final List<String> SUBJECT =
      List.of("object", "id", "status", "payment_status", "amount", "amount_total", "currency");

  private final List<Secret> secrets;

  /// @param secrets the endpoint's `whsec_…`; two while they are rotated
  public StripeWebhookVerifier(List<Secret> secrets) {
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("a webhook needs a secret");
    }
    this.secrets = List.copyOf(secrets);
  }

  @Override
  public Verified verify(byte[] body, String signature, Instant now) {
    if (signature.length() > LONGEST_HEADER) {
      return new Verified.Rejected("the signature header is too long");
    }
    String time = "";
    List<byte[]> given = new ArrayList<>();
    for (String part : signature.split(",", -1)) {
      String[] pair = part.strip().split("=", 2);
      if (pair.length == 2 && pair[0].equals("t")) {
        time = pair[1];
      } else if (pair.length == 2 && pair[0].equals("v1") && SHA256.matcher(pair[1]).matches()) {
        given.add(HexFormat.of().parseHex(pair[1]));
      }
    }
    if (!SECONDS.matcher(time).matches() || given.isEmpty()) {
      return new Verified.Rejected("the signature header is not one of Stripe's");
    }
    if (!isSigned(body, time, given)) {
      return new Verified.Rejected("no signature matches the body and a secret of ours");
    }
    Duration off = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now).abs();
    if (off.compareTo(TOLERANCE) > 0) {
      return new Verified.Rejected("it was signed more than five minutes from now");
    }
    return read(body);
  }

  @Override
  public String subject(String body) {
    try {
      JsonNode object = Json.MAPPER.readTree(body).path("data").path("object");
      return SUBJECT.stream()
          .map(name -> object.path(name).asText())
          .collect(Collectors.joining(" "));
    } catch (IOException _) {
      return "";
    }
  }

  private boolean isSigned(byte[] body, String time, List<byte[]> given) {
    boolean signed = false;
    for (Secret secret : secrets) {
      byte[] expected = sign(secret, time, body);
      for (byte[] one : given) {
        signed |= MessageDigest.isEqual(expected, one);
      }
    }
    return signed;
  }

  private static byte[] sign(Secret secret, String time, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HmacSHA256", impossible);
    }
  }

  private static Verified read(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      JsonNode event = Json.MAPPER.readTree(text);
      String id = event.path("id").asText();
      String type = event.path("type").asText();
      boolean complete =
          event.path("object").asText().equals("event")
              && ID.matcher(id).matches()
              && TYPE.matcher(type).matches()
              && event.path("livemode").isBoolean()
              && event.path("created").isIntegralNumber()
              && event.path("created").canConvertToLong()
              && YEARS.isValidValue(event.path("created").asLong());
      if (complete) {
        Instant created = Instant.ofEpochSecond(event.path("created").asLong());
        return new Verified.Genuine(id, type, event.path("livemode").asBoolean(), created, text);
      }
    } catch (CharacterCodingException _) {
      return new Verified.Malformed("signed, but not UTF-8");
    } catch (IOException _) {
      return new Verified.Malformed("signed, but not JSON");
    }
    return new Verified.Malformed("signed, but not an event");
  }
}
