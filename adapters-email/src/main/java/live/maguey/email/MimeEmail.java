package live.maguey.email;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import live.maguey.emails.RenderedEmail;

/// An email in transit (RFC 5322, 2045, 2387): text next to HTML with its pictures, then the
/// attachments. The same email under the same key has the same bytes.
final class MimeEmail extends MimeMessage {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final String id;

  private MimeEmail(Session session, String id) {
    super(session);
    this.id = id;
  }

  static MimeEmail of(RenderedEmail email, String key, SmtpSettings settings, Session session)
      throws MessagingException {
    String domain = settings.from().value().substring(settings.from().value().indexOf('@') + 1);
    MimeEmail message = new MimeEmail(session, "<" + key + "@" + domain + ">");
    try {
      message.setFrom(new InternetAddress(settings.from().value(), settings.fromName(), UTF_8));
    } catch (UnsupportedEncodingException impossible) {
      throw new IllegalStateException("every Java platform has UTF-8", impossible);
    }
    message.setReplyTo(new InternetAddress[] {new InternetAddress(settings.replyTo().value())});
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(email.to().value(), true));
    message.setSubject(email.subject(), UTF_8);
    message.setSentDate(Date.from(email.date()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setContent(mixed(email, key));
    message.saveChanges();
    return message;
  }

  /// Named by its key, so that mail readers recognize a second copy.
  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", id);
  }

  private static MimeMultipart mixed(RenderedEmail email, String key) throws MessagingException {
    MimeBodyPart text = new MimeBodyPart();
    text.setText(email.text(), UTF_8);
    MimeBodyPart html = new MimeBodyPart();
    html.setText(email.html(), UTF_8, "html");
    List<RenderedEmail.Attachment> pictures =
        email.attachments().stream().filter(a -> !a.contentId().isEmpty()).toList();
    Bundle related = new Bundle("related", key);
    related.addBodyPart(html);
    for (RenderedEmail.Attachment picture : pictures) {
      related.addBodyPart(part(picture, Part.INLINE));
    }
    Bundle alternative = new Bundle("alternative", key);
    alternative.addBodyPart(text);
    alternative.addBodyPart(wrapped(related));
    Bundle mixed = new Bundle("mixed", key);
    mixed.addBodyPart(wrapped(alternative));
    for (RenderedEmail.Attachment attachment : email.attachments()) {
      if (attachment.contentId().isEmpty()) {
        mixed.addBodyPart(part(attachment, Part.ATTACHMENT));
      }
    }
    return mixed;
  }

  private static MimeBodyPart wrapped(MimeMultipart bundle) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setContent(bundle);
    return part;
  }

  private static MimeBodyPart part(RenderedEmail.Attachment attachment, String disposition)
      throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(
        new DataHandler(new ByteArrayDataSource(attachment.bytes(), attachment.mediaType())));
    part.setFileName(attachment.filename());
    part.setDisposition(disposition);
    part.setHeader("Content-Transfer-Encoding", "base64");
    if (!attachment.contentId().isEmpty()) {
      part.setContentID("<" + attachment.contentId() + ">");
    }
    return part;
  }

  /// Parts whose boundary comes from the key, not from the clock.
  private static final class Bundle extends MimeMultipart {
    Bundle(String subtype, String key) {
      super(subtype);
      contentType = "multipart/" + subtype + "; boundary=\"" + key + "-" + subtype + "\"";
    }
  }
}
