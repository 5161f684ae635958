package live.maguey.email;

import java.time.Duration;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Secret;
import org.jspecify.annotations.Nullable;

/// How to reach a mail server (RFC 6409).
///
/// @param user null where the server asks for none
/// @param from the sender; @param fromName as readers see it
/// @param timeout for all of one email, from the connection to the last answer
public record SmtpSettings(
    String host,
    int port,
    Security security,
    @Nullable String user,
    @Nullable Secret password,
    EmailAddress from,
    String fromName,
    EmailAddress replyTo,
    Duration timeout) {

  /// `STARTTLS` is required, not merely tried; `NONE` is for a server on this machine.
  public enum Security {
    STARTTLS,
    TLS,
    NONE
  }
}
