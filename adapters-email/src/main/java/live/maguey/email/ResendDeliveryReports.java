package live.maguey.email;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import live.maguey.emails.DeliveryReports;
import live.maguey.emails.Email;
import live.maguey.shared.Secret;

/// Reads Resend's webhooks (<https://resend.com/docs/dashboard/webhooks/event-types>), signed as
/// Svix does (<https://docs.svix.com/receiving/verifying-payloads/how-manual>): HMAC-SHA256 over
/// `id.timestamp.body`. While a secret is rotated Svix signs with the old and the new one, so one
/// secret here is enough.
public final class ResendDeliveryReports implements DeliveryReports {
  private static final String SECRET_PREFIX = "whsec_";
  private static final String VERSION = "v1,";

  /// In both directions: we trust a report from the future as little as an old one.
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,255}");

  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final SecretKeySpec key;
  private final InstantSource clock;

  /// @throws IllegalArgumentException unless the secret is `whsec_` and a key in base64
  public ResendDeliveryReports(Secret secret, InstantSource clock) {
    this.key = key(secret.reveal());
    this.clock = clock;
  }

  private static SecretKeySpec key(String secret) {
    if (secret.startsWith(SECRET_PREFIX)) {
      try {
        byte[] bytes = Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
        return new SecretKeySpec(bytes, "HmacSHA256");
      } catch (IllegalArgumentException emptyOrNotBase64) {
        // told below, without the secret's text
      }
    }
    throw new IllegalArgumentException(
        "Resend's webhook secret is whsec_ and a key in base64, as shown with the webhook");
  }

  @Override
  public Report read(byte[] body, String id, String timestamp, String signature) {
    if (!timestamp.matches("\\d{1,11}")) {
      return new Report.Untrusted("no timestamp");
    }
    Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    if (Duration.between(sent, clock.instant()).abs().compareTo(TOLERANCE) > 0) {
      return new Report.Untrusted("sent at " + sent + ", too far from now");
    }
    if (!isSigned(body, id, timestamp, signature)) {
      return new Report.Untrusted("not signed with our secret");
    }
    try {
      JsonNode event = Json.MAPPER.readTree(body);
      return event.isObject() && event.path("type").isTextual()
          ? report(event, sent)
          : new Report.Malformed("signed, but not an event");
    } catch (IOException noJson) {
      return new Report.Malformed("signed, but not JSON");
    }
  }

  private boolean isSigned(byte[] body, String id, String timestamp, String signatures) {
    byte[] expected = mac(body, id + "." + timestamp + ".");
    boolean signed = false;
    for (String signature : signatures.split(" ")) {
      if (signature.startsWith(VERSION)) {
        signed |= MessageDigest.isEqual(expected, decoded(signature.substring(VERSION.length())));
      }
    }
    return signed;
  }

  private byte[] mac(byte[] body, String prefix) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(prefix.getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HmacSHA256", impossible);
    }
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException malformed) {
      return new byte[0];
    }
  }

  private static Report report(JsonNode event, Instant sent) {
    String type = event.path("type").asText("");
    JsonNode data = event.path("data");
    String mail = data.path("email_id").asText("");
    Optional<Email.Delivery> state = state(type);
    if (state.isEmpty() || !ID.matcher(mail).matches()) {
      return new Report.Other(type);
    }
    return new Report.Delivery(mail, state.get(), at(event, sent), detail(type, data));
  }

  /// An email that Resend failed to send or suppressed (an address that bounced before) reaches
  /// nobody, like one that bounced.
  private static Optional<Email.Delivery> state(String type) {
    return Optional.ofNullable(
        switch (type) {
          case "email.delivered" -> Email.Delivery.DELIVERED;
          case "email.delivery_delayed" -> Email.Delivery.DELAYED;
          case "email.bounced", "email.failed", "email.suppressed" -> Email.Delivery.BOUNCED;
          case "email.complained" -> Email.Delivery.COMPLAINED;
          default -> null;
        });
  }

  /// When it happened; when it was sent, if the event's own time cannot be true.
  private static Instant at(JsonNode event, Instant sent) {
    try {
      Instant at = Instant.parse(event.path("created_at").asText(""));
      return at.isBefore(Instant.EPOCH) || at.isAfter(sent.plus(TOLERANCE)) ? sent : at;
    } catch (DateTimeException other) {
      return sent;
    }
  }

  private static String detail(String type, JsonNode data) {
    JsonNode bounce = data.path("bounce");
    return bounce.isObject()
        ? type
            + ", "
            + bounce.path("type").asText("")
            + " "
            + bounce.path("subType").asText("")
            + ": "
            + bounce.path("message").asText("")
        : type;
  }
}
