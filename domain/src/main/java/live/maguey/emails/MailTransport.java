package live.maguey.emails;

import java.time.Duration;

/// A provider that takes emails.
public interface MailTransport {
  /// As in the attempts' log: `resend`.
  String name();

  /// Sends under `key`: the same key with the same mail is sent once, however often it is asked, by
  /// a provider that knows keys; one that does not (SMTP) makes the key the mail's `Message-ID`, by
  /// which many readers drop a second copy.
  Answer send(RenderedEmail email, String key);

  sealed interface Answer {
    /// The email under this key is on its way.
    ///
    /// @param providerId `key:` and the key when the provider says only that it has sent an earlier
    ///   version of the email under it
    record Accepted(String providerId) implements Answer {}

    /// Refused for good: asking again brings the same.
    record Refused(String reason) implements Answer {}

    /// Refused for now, and surely not sent.
    ///
    /// @param reached whether the provider itself said so
    record NotNow(String reason, Duration retryAfter, boolean reached) implements Answer {
      public NotNow(String reason, Duration retryAfter) {
        this(reason, retryAfter, true);
      }

      public static NotNow unreached(String reason, Duration retryAfter) {
        return new NotNow(reason, retryAfter, false);
      }
    }

    /// It may have been sent or not: ask again with the same key.
    record Unknown(String reason) implements Answer {}
  }
}
