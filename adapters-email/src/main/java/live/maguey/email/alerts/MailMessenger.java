package live.maguey.email.alerts;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import live.maguey.alerts.AlertChannel;
import live.maguey.alerts.AlertMessage;
import live.maguey.alerts.AlertMessenger;
import live.maguey.emails.MailTransport;
import live.maguey.emails.RenderedEmail;
import live.maguey.shared.EmailAddress;

/// Sends an email by the first provider that takes it, past the outbox: what is wrong may be the
/// outbox. The mail server comes first where there is one, since what is wrong may be Resend.
public final class MailMessenger implements AlertMessenger {
  private final EmailAddress to;
  private final String venue;
  private final List<MailTransport> providers;

  /// @param venue what the subject begins with; @param providers in the order of asking
  public MailMessenger(EmailAddress to, String venue, List<MailTransport> providers) {
    this.to = to;
    this.venue = venue;
    this.providers = List.copyOf(providers);
  }

  @Override
  public AlertChannel channel() {
    return AlertChannel.MAIL;
  }

  @Override
  public Answer send(List<AlertMessage> messages) {
    RenderedEmail email = email(messages);
    // The same text is the same email, other text is another one.
    String key =
        "maguey-alerts-" + UUID.nameUUIDFromBytes(email.text().getBytes(StandardCharsets.UTF_8));
    List<String> reasons = new ArrayList<>();
    boolean unknown = false;
    Duration soonest = Duration.ZERO;
    for (MailTransport provider : providers) {
      switch (provider.send(email, key)) {
        case MailTransport.Answer.Accepted(String id) -> {
          return new Answer.Told(provider.name() + " accepted it as " + id);
        }
        case MailTransport.Answer.Refused(String reason) ->
            reasons.add(provider.name() + " refused it: " + reason);
        case MailTransport.Answer.NotNow(String reason, Duration after, boolean _) -> {
          reasons.add(provider.name() + " not now: " + reason);
          soonest = after;
        }
        case MailTransport.Answer.Unknown(String reason) -> {
          reasons.add(provider.name() + " unknown: " + reason);
          unknown = true;
        }
      }
    }
    String all = EmailAddress.withoutAddresses(String.join("; ", reasons));
    return unknown ? new Answer.Unknown(all) : new Answer.NotNow(all, soonest);
  }

  private RenderedEmail email(List<AlertMessage> messages) {
    String first = messages.getFirst().headline();
    String subject =
        messages.size() == 1 ? first : "%s (and %d more)".formatted(first, messages.size() - 1);
    Instant date =
        messages.stream().map(AlertMessage::at).max(Comparator.naturalOrder()).orElseThrow();
    return new RenderedEmail(
        to,
        date,
        venue + ": " + subject,
        messages.stream().map(MailMessenger::html).collect(Collectors.joining("\n")),
        messages.stream().map(MailMessenger::text).collect(Collectors.joining("\n")),
        List.of());
  }

  private static String text(AlertMessage message) {
    return message.todo().isEmpty()
        ? message.headline() + "\n"
        : message.headline() + "\n  " + message.todo() + "\n";
  }

  private static String html(AlertMessage message) {
    String todo = message.todo();
    return "<p>%s%s</p>"
        .formatted(
            escaped(message.headline()),
            todo.isEmpty() ? "" : "<br><code>" + escaped(todo) + "</code>");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
