package live.maguey.emails;

import java.time.Instant;
import java.util.List;
import live.maguey.shared.EmailAddress;

/// An email as its reader gets it. Rendering the same email again gives the same bytes.
///
/// @param date when it was queued, for its `Date`
public record RenderedEmail(
    EmailAddress to,
    Instant date,
    String subject,
    String html,
    String text,
    List<Attachment> attachments) {
  public RenderedEmail {
    attachments = List.copyOf(attachments);
  }

  /// @param contentId for `cid:` in the HTML, empty for one to download
  public record Attachment(String filename, String mediaType, String contentId, byte[] bytes) {
    @Override
    public String toString() {
      return filename + " (" + bytes.length + " bytes)";
    }
  }
}
