package live.maguey.sandbox.resend;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a send request with Resend's refusals
/// (<https://resend.com/docs/api-reference/emails/send-email>).
final class MailRules {
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_-]{1,256}");
  private static final Pattern HEADER = Pattern.compile("[!-9;-~]{1,76}");
  private static final int MOST_RECIPIENTS = 50;

  /// Of all attachments together, after base64 (bytes).
  private static final long LARGEST = 40L * 1024 * 1024;

  private MailRules() {}

  static SentMail read(JsonNode asked, String id, String createdAt, @Nullable String key) {
    if (!asked.isObject()) {
      throw ResendError.invalid("The request body must be a JSON object.");
    }
    String from = text(asked, "from");
    List<String> to = addresses(asked, "to");
    if (from == null) {
      throw ResendError.missing("from");
    }
    if (to.isEmpty()) {
      throw ResendError.missing("to");
    }
    String subject = text(asked, "subject");
    if (subject == null || subject.isBlank()) {
      throw ResendError.missing("subject");
    }
    if (!MailAddress.isOne(from)) {
      throw ResendError.invalid(
          "Invalid `from` field. The email address needs to follow the `email@example.com` or `Name <email@example.com>` format.");
    }
    for (String field : List.of("to", "cc", "bcc")) {
      if (addresses(asked, field).size() > MOST_RECIPIENTS) {
        throw ResendError.invalid(
            "Invalid `%s` field. The maximum number of recipients is 50.".formatted(field));
      }
    }
    if (subject.matches("(?s).*[\\r\\n].*")) {
      throw ResendError.invalid("The \\n is not allowed in the `subject` field.");
    }
    String html = text(asked, "html");
    String text = text(asked, "text");
    if ((html == null || html.isEmpty()) && (text == null || text.isEmpty())) {
      throw ResendError.invalid("Missing `html` or `text` field.");
    }
    return new SentMail(
        id,
        createdAt,
        new SentMail.Envelope(
            from,
            to,
            addresses(asked, "cc"),
            addresses(asked, "bcc"),
            addresses(asked, "reply_to")),
        new SentMail.Content(subject, html, text),
        headers(asked.path("headers")),
        attachments(asked.path("attachments")),
        tags(asked.path("tags")),
        "sent",
        key);
  }

  private static @Nullable String text(JsonNode asked, String field) {
    JsonNode value = asked.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw ResendError.invalid("Invalid `%s` field. It must be a string.".formatted(field));
    }
    return value.asText();
  }

  /// One string or a list of them.
  private static List<String> addresses(JsonNode asked, String field) {
    JsonNode value = asked.path(field);
    List<String> found = new ArrayList<>();
    if (value.isTextual()) {
      found.add(value.asText());
    } else if (value.isArray()) {
      value.forEach(a -> found.add(a.isTextual() ? a.asText() : ""));
    } else if (!value.isMissingNode() && !value.isNull()) {
      throw ResendError.invalid(
          "Invalid `%s` field. It must be a string or an array of strings.".formatted(field));
    }
    for (String address : found) {
      if (!MailAddress.isOne(address)) {
        throw ResendError.invalid(
            "Invalid `%s` field. The email address needs to follow the `email@example.com` or `Name <email@example.com>` format."
                .formatted(field));
      }
    }
    return found;
  }

  private static boolean isLeftOut(JsonNode asked) {
    return asked.isMissingNode() || asked.isNull();
  }

  private static void refuseUnless(boolean fits, String field, String what) {
    if (!fits) {
      throw ResendError.invalid("Invalid `%s` field. It must be %s.".formatted(field, what));
    }
  }

  private static Map<String, String> headers(JsonNode asked) {
    Map<String, String> found = new LinkedHashMap<>();
    refuseUnless(isLeftOut(asked) || asked.isObject(), "headers", "an object of strings");
    asked
        .properties()
        .forEach(h -> {
          if (!HEADER.matcher(h.getKey()).matches()
              || !h.getValue().isTextual()
              || h.getValue().asText().matches("(?s).*[\\r\\n].*")) {
            throw ResendError.invalid(
                "Invalid `headers` field. Each header must be a string on one line.");
          }
          found.put(h.getKey(), h.getValue().asText());
        });
    return found;
  }

  private static List<SentMail.Attachment> attachments(JsonNode asked) {
    List<SentMail.Attachment> found = new ArrayList<>();
    refuseUnless(isLeftOut(asked) || asked.isArray(), "attachments", "an array of objects");
    long size = 0;
    for (JsonNode each : asked) {
      String content = each.path("content").asText("");
      if (content.isEmpty()) {
        throw new ResendError(
            422, "invalid_attachment", "Attachment must have either a `content` or `path`.");
      }
      try {
        Base64.getDecoder().decode(content);
      } catch (IllegalArgumentException e) {
        throw new ResendError(
            422, "invalid_attachment", "Attachment `content` must be valid base64.");
      }
      size += content.length();
      String name = each.path("filename").asText("attachment");
      found.add(
          new SentMail.Attachment(
              name,
              each.hasNonNull("content_type") ? each.get("content_type").asText() : typeOf(name),
              each.hasNonNull("content_id") ? each.get("content_id").asText() : null,
              content));
    }
    if (size > LARGEST) {
      throw ResendError.invalid("The email exceeds the maximum size of 40MB.");
    }
    return found;
  }

  private static String typeOf(String filename) {
    String guessed = URLConnection.guessContentTypeFromName(filename);
    return guessed == null ? "application/octet-stream" : guessed;
  }

  private static List<SentMail.Tag> tags(JsonNode asked) {
    List<SentMail.Tag> found = new ArrayList<>();
    refuseUnless(isLeftOut(asked) || asked.isArray(), "tags", "an array of objects");
    for (JsonNode tag : asked) {
      String name = tag.path("name").asText("");
      String value = tag.path("value").asText("");
      if (!TAG.matcher(name).matches() || !TAG.matcher(value).matches()) {
        throw ResendError.invalid(
            "Tags should only contain ASCII letters, numbers, underscores, or dashes.");
      }
      found.add(new SentMail.Tag(name, value));
    }
    return found;
  }
}
