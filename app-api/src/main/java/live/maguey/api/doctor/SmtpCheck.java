package live.maguey.api.doctor;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Optional;
import live.maguey.api.settings.KnownSettings;
import live.maguey.api.settings.Mail;
import live.maguey.email.SmtpMailTransport;
import live.maguey.email.SmtpSettings;
import live.maguey.shared.EmailAddress;

/// The mail server that takes over, where there is one: reached, encrypted as set, the password
/// accepted.
final class SmtpCheck {
  private static final String SUBJECT = "smtp";

  private SmtpCheck() {}

  static List<Finding> of(KnownSettings settings) {
    Optional<Mail.Smtp> smtp = settings.find(Mail.Smtp.class);
    Optional<EmailAddress> sender = settings.find("mail.from", EmailAddress.class);
    return sender
        .flatMap(from -> smtp.flatMap(second -> second.of(from, "", from)))
        .map(second -> List.of(of(second)))
        .orElse(List.of());
  }

  static Finding of(SmtpSettings smtp) {
    String where = smtp.host() + ":" + smtp.port();
    try {
      new SmtpMailTransport(smtp).greet();
      return Finding.ok(SUBJECT, where + " takes over when Resend refuses");
    } catch (AuthenticationFailedException refused) {
      return Finding.failed(
          Defect.SMTP_REFUSED,
          SUBJECT,
          where + " refuses the user: " + said(refused),
          "Look at smtp.user and smtp.password. Nothing takes over while Resend refuses.");
    } catch (MessagingException unreachable) {
      return Finding.failed(
          Defect.SMTP_AWAY,
          SUBJECT,
          where + ": " + said(unreachable),
          "Look at smtp.host, smtp.port and smtp.security. Nothing takes over while Resend"
              + " refuses.");
    }
  }

  private static String said(MessagingException fault) {
    return String.valueOf(fault.getMessage()).lines().findFirst().orElse("").strip();
  }
}
