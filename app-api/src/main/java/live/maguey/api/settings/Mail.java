package live.maguey.api.settings;

import static live.maguey.api.settings.Shape.ADDRESS;
import static live.maguey.api.settings.Shape.DURATION;
import static live.maguey.api.settings.Shape.MAILBOX;
import static live.maguey.api.settings.Shape.SECRET;
import static live.maguey.api.settings.Shape.TEXT;
import static live.maguey.api.settings.Shape.number;
import static live.maguey.api.settings.Shape.oneOf;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import live.maguey.email.SmtpSettings;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Secret;
import org.jspecify.annotations.Nullable;

/// @param smtp the second provider, null for none
public record Mail(Resend resend, @Nullable Smtp smtp, EmailAddress from, EmailAddress replyTo) {
  static Mail of(SettingReader in) {
    return new Mail(Resend.of(in), Smtp.of(in).orElse(null), from(in), replyTo(in));
  }

  public static EmailAddress from(SettingReader in) {
    return in.required(
        "mail.from", MAILBOX, "the sender of every email, at a domain that Resend has verified");
  }

  public static EmailAddress replyTo(SettingReader in) {
    EmailAddress from = from(in);
    return in.optional("mail.reply-to", MAILBOX, "where replies go; the sender by default")
        .orElse(from);
  }

  public record Resend(
      URI base, Secret apiKey, Secret webhookSecret, int requestsPerSecond, Duration timeout) {
    public static Resend of(SettingReader in) {
      return new Resend(
          in.get("resend.base", ADDRESS, "https://api.resend.com", "where Resend's API is"),
          in.required("resend.api-key", SECRET, "Resend's API key (re_…)"),
          in.required(
              "resend.webhook-secret", SECRET, "what Resend signs its webhooks with (whsec_…)"),
          in.get(
              "resend.requests-per-second",
              number(0, 1000),
              "5",
              "the plan's rate, 0 for no limit"),
          in.get("resend.timeout", DURATION, "10s", "how long an answer of Resend may take"));
    }
  }

  /// The second provider of emails.
  ///
  /// @param user null where the server asks for none
  public record Smtp(
      String host,
      int port,
      SmtpSettings.Security security,
      @Nullable String user,
      @Nullable Secret password,
      Duration timeout) {
    /// Empty where none is set.
    public static Optional<Smtp> of(SettingReader in) {
      Optional<String> host =
          in.optional(
              "smtp.host",
              TEXT,
              "a mail server that takes over when Resend refuses; none if not set");
      int port = in.get("smtp.port", number(1, 65535), "587", "its port");
      SmtpSettings.Security security =
          in.get(
              "smtp.security",
              oneOf(SmtpSettings.Security.class),
              "starttls",
              "how the connection to it is encrypted");
      String user = in.optional("smtp.user", TEXT, "its user, where it asks for one").orElse(null);
      Secret password = in.optional("smtp.password", SECRET, "its password").orElse(null);
      Duration timeout =
          in.get("smtp.timeout", DURATION, "10s", "how long it may take for an email");
      return host.map(name -> new Smtp(name, port, security, user, password, timeout));
    }

    /// @param fromName as readers see the sender
    public SmtpSettings of(EmailAddress from, String fromName, EmailAddress replyTo) {
      return new SmtpSettings(
          host, port, security, user, password, from, fromName, replyTo, timeout);
    }
  }
}
