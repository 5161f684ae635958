package live.maguey.email;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import live.maguey.emails.MailTransport;
import live.maguey.emails.RenderedEmail;
import live.maguey.shared.Secret;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends by SMTP, with Angus Mail. The server's own reply decides (RFC 5321, 4.2.1): 4xx is not
/// now, 5xx is never. What breaks before the email was offered was surely not sent; what breaks
/// after it may have been.
public final class SmtpMailTransport implements MailTransport {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpMailTransport.class);
  private static final Duration UNTIL_REACHABLE = Duration.ofSeconds(2);
  private static final Duration UNTIL_REPAIRED = Duration.ofMinutes(1);

  private final SmtpSettings settings;
  private final Session session;

  public SmtpMailTransport(SmtpSettings settings) {
    this.settings = settings;
    this.session = Session.getInstance(properties(settings));
  }

  private static Properties properties(SmtpSettings settings) {
    boolean tls = settings.security() == SmtpSettings.Security.TLS;
    boolean startTls = settings.security() == SmtpSettings.Security.STARTTLS;
    String millis = Long.toString(settings.timeout().toMillis());
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.auth", Boolean.toString(settings.user() != null));
    properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(tls));
    properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(startTls));
    properties.setProperty("mail.smtp.starttls.required", Boolean.toString(startTls));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    properties.setProperty("mail.smtp.connectiontimeout", millis);
    properties.setProperty("mail.smtp.timeout", millis);
    properties.setProperty("mail.smtp.writetimeout", millis);
    properties.setProperty("mail.smtp.quitwait", "false");
    return properties;
  }

  @Override
  public String name() {
    return "smtp";
  }

  /// Connects and logs in, and nothing more.
  ///
  /// @throws MessagingException when that fails
  public void greet() throws MessagingException {
    Transport transport = session.getTransport("smtp");
    try {
      connect(transport);
    } finally {
      close(transport);
    }
  }

  @Override
  public Answer send(RenderedEmail email, String key) {
    FutureTask<Answer> exchange = new FutureTask<>(() -> exchange(email, key));
    Thread.ofVirtual().name("smtp").start(exchange);
    try {
      // Over the whole exchange: the library's timeouts are for each answer.
      return exchange.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      exchange.cancel(true);
      return new Answer.Unknown("no answer within " + settings.timeout().toMillis() + " ms");
    } catch (InterruptedException stopped) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      return new Answer.Unknown("stopped while waiting for the answer");
    } catch (ExecutionException failed) {
      throw new IllegalStateException("the mail could not be sent", failed.getCause());
    }
  }

  private Answer exchange(RenderedEmail email, String key) throws MessagingException {
    MimeEmail message;
    try {
      message = MimeEmail.of(email, key, settings, session);
    } catch (AddressException impossible) {
      return new Answer.Refused("not an email address: " + impossible.getMessage());
    }
    Transport transport = session.getTransport("smtp");
    try {
      connect(transport);
    } catch (MessagingException unreachable) {
      close(transport);
      return notReached(unreachable);
    }
    try {
      return offered(transport, message);
    } finally {
      close(transport);
    }
  }

  private void connect(Transport transport) throws MessagingException {
    Secret password = settings.password();
    transport.connect(
        settings.host(),
        settings.port(),
        settings.user(),
        password == null ? null : password.reveal());
  }

  private static void close(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException gone) {
      // The answer to the email counts, even if the goodbye fails.
    }
  }

  private static Answer offered(Transport transport, MimeEmail message) {
    try {
      Address[] to = message.getAllRecipients();
      transport.sendMessage(message, to);
      return new Answer.Accepted(message.getMessageID());
    } catch (SendFailedException refused) {
      return byReply(refused, code(refused));
    } catch (MessagingException broken) {
      return new Answer.Unknown("the connection broke: " + broken.getMessage());
    }
  }

  private static Answer byReply(MessagingException refused, int code) {
    String reason = String.valueOf(refused.getMessage()).strip();
    return switch (code / 100) {
      case 5 -> new Answer.Refused(reason);
      case 4 -> new Answer.NotNow(reason, UNTIL_REACHABLE);
      default -> new Answer.Unknown(reason);
    };
  }

  /// The first reply in the chain; -1 when there was none.
  private static int code(MessagingException thrown) {
    for (Exception cause = thrown; cause != null; ) {
      if (cause instanceof SMTPAddressFailedException address) {
        return address.getReturnCode();
      }
      if (cause instanceof SMTPSendFailedException sending && sending.getNextException() == null) {
        return sending.getReturnCode();
      }
      cause = cause instanceof MessagingException m ? m.getNextException() : null;
    }
    return thrown instanceof SMTPSendFailedException sending ? sending.getReturnCode() : -1;
  }

  private Answer notReached(MessagingException unreachable) {
    String reason = settings.host() + ": " + String.valueOf(unreachable.getMessage()).strip();
    if (unreachable instanceof AuthenticationFailedException) {
      LOG.error("No email is sent by SMTP: {}. Check smtp.user and smtp.password", reason);
      return new Answer.NotNow("check smtp.user and smtp.password: " + reason, UNTIL_REPAIRED);
    }
    return Answer.NotNow.unreached("not reachable: " + reason, UNTIL_REACHABLE);
  }
}
