package live.maguey.email;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Secret;

/// How to reach Resend.
///
/// @param base where its API is, without a path: `https://api.resend.com` or a lookalike
/// @param from as `Maguey <tickets@example.com>`; the domain must be verified at Resend
/// @param replyTo where answers go, empty for the sender
/// @param perSecond requests a second that the plan allows, 0 for no limit
/// @param timeout for a whole request; kept under the outbox's lease
/// @param webhookSecret `whsec_` and a key in base64, as shown with the webhook at Resend
public record ResendSettings(
    URI base,
    Secret apiKey,
    String from,
    String replyTo,
    int perSecond,
    Duration timeout,
    Secret webhookSecret) {
  /// What every plan has (<https://resend.com/docs/api-reference/rate-limit>).
  public static final int USUAL_PER_SECOND = 5;

  public static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

  /// RFC 5322, 3.2.3: what ends a name that is not in quotes. A dot is left alone everywhere.
  private static final Pattern ENDS_A_NAME = Pattern.compile("[()<>\\[\\]:;@\\\\,\"]");

  /// The sender as readers see it; angle brackets in the name are drawn, since not every reader of
  /// this form looks for quotes first.
  public static String sender(String name, EmailAddress address) {
    String shown =
        ENDS_A_NAME.matcher(name).find()
            ? '"'
                + name.replace('<', '‹')
                    .replace('>', '›')
                    .replace("\\", "\\\\")
                    .replace("\"", "\\\"")
                + '"'
            : name;
    return shown + " <" + address.value() + ">";
  }
}
