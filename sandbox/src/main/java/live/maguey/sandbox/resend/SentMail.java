package live.maguey.sandbox.resend;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One accepted mail, with everything its reader gets. Its parts are fields of the one JSON object.
///
/// @param createdAt ISO-8601 instant
/// @param lastEvent sent, delivered, bounced, complained, delivery_delayed
/// @param idempotencyKey null when it was sent without one
public record SentMail(
    String id,
    String createdAt,
    @JsonUnwrapped Envelope envelope,
    @JsonUnwrapped Content content,
    Map<String, String> headers,
    List<Attachment> attachments,
    List<Tag> tags,
    String lastEvent,
    @Nullable String idempotencyKey) {

  /// From whom to whom, each as written: an address alone, or with a name before it.
  public record Envelope(
      String from, List<String> to, List<String> cc, List<String> bcc, List<String> replyTo) {}

  /// One of `html` and `text` is there.
  public record Content(String subject, @Nullable String html, @Nullable String text) {}

  public record Tag(String name, String value) {}

  /// @param content base64, empty when it is no longer kept
  /// @param contentId null when it is not referred to by `cid:`
  public record Attachment(
      String filename, String contentType, @Nullable String contentId, String content) {
    public byte[] bytes() {
      return Base64.getMimeDecoder().decode(content);
    }
  }

  public Instant created() {
    return Instant.parse(createdAt);
  }

  /// The attachment that `cid:contentId` in the HTML means.
  public Optional<Attachment> inline(String contentId) {
    return attachments.stream().filter(a -> contentId.equals(a.contentId())).findFirst();
  }

  /// Of what is attached, in signs of base64.
  long weight() {
    return attachments.stream().mapToLong(a -> a.content().length()).sum();
  }

  SentMail withoutContents() {
    return with(
        attachments.stream()
            .map(a -> new Attachment(a.filename(), a.contentType(), a.contentId(), ""))
            .toList(),
        lastEvent);
  }

  SentMail withLastEvent(String event) {
    return with(attachments, event);
  }

  private SentMail with(List<Attachment> attached, String event) {
    return new SentMail(
        id,
        createdAt,
        envelope,
        content,
        new LinkedHashMap<>(headers),
        new ArrayList<>(attached),
        new ArrayList<>(tags),
        event,
        idempotencyKey);
  }
}
