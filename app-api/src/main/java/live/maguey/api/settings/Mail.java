package live.maguey.api.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import live.maguey.api.settings.Setting.From;
import live.maguey.api.settings.Setting.Group;
import live.maguey.api.settings.Setting.Meaning;
import live.maguey.api.settings.Setting.Or;
import live.maguey.api.settings.Setting.To;
import live.maguey.email.SmtpSettings;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Secret;
import org.jspecify.annotations.Nullable;

public record Mail(Resend resend, Smtp smtp, Sender sender) {
  public EmailAddress from() {
    return sender.from();
  }

  public EmailAddress replyTo() {
    return sender.replyTo();
  }

  @Group("resend")
  public record Resend(
      @Meaning("where Resend's API is") @Or("https://api.resend.com") URI base,
      @Meaning("Resend's API key (re_…)") Secret apiKey,
      @Meaning("what Resend signs its webhooks with (whsec_…)") Secret webhookSecret,
      @Meaning("the plan's rate, 0 for no limit") @Or("5") @From(0) @To(1000) int requestsPerSecond,
      @Meaning("how long an answer of Resend may take") @Or("10s") Duration timeout) {}

  /// The second provider of emails.
  ///
  /// @param host null for no second provider
  /// @param user null where the server asks for none
  @Group("smtp")
  public record Smtp(
      @Meaning("a mail server that takes over when Resend refuses; none if not set")
          @Nullable String host,
      @Meaning("its port") @Or("587") @To(65_535) int port,
      @Meaning("how the connection to it is encrypted") @Or("starttls")
          SmtpSettings.Security security,
      @Meaning("its user, where it asks for one") @Nullable String user,
      @Meaning("its password") @Nullable Secret password,
      @Meaning("how long it may take for an email") @Or("10s") Duration timeout) {

    /// Empty where no server is set.
    ///
    /// @param fromName as readers see the sender
    public Optional<SmtpSettings> of(EmailAddress from, String fromName, EmailAddress replyTo) {
      return Optional.ofNullable(host)
          .map(h ->
              new SmtpSettings(
                  h, port, security, user, password, from, fromName, replyTo, timeout));
    }
  }

  @Group("mail")
  public record Sender(
      @Meaning("the sender of every email, at a domain that Resend has verified") EmailAddress from,
      @Meaning("where replies go; the sender by default") @Nullable EmailAddress replyTo) {

    @Override
    public EmailAddress replyTo() {
      return replyTo == null ? from : replyTo;
    }
  }
}
