package live.maguey.email.alerts;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import live.maguey.alerts.AlertChannel;
import live.maguey.alerts.AlertMessage;
import live.maguey.alerts.AlertMessenger;
import live.maguey.shared.Secret;

/// Posts to one of Slack's incoming webhooks
/// (<https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks>). Slack does not
/// compare: what it took without our hearing so appears twice.
public final class SlackMessenger implements AlertMessenger {
  private final Posted webhook;

  /// @param webhook the whole address, by which anybody may post
  public SlackMessenger(Secret webhook, Duration timeout) {
    this.webhook = new Posted(URI.create(webhook.reveal()), timeout);
  }

  @Override
  public AlertChannel channel() {
    return AlertChannel.SLACK;
  }

  @Override
  public Answer send(List<AlertMessage> messages) {
    return webhook.post(
        Map.of(
            "text", messages.stream().map(SlackMessenger::text).collect(Collectors.joining("\n"))));
  }

  private static String text(AlertMessage message) {
    return message.todo().isEmpty()
        ? escaped(message.headline())
        : escaped(message.headline()) + "\n> `" + escaped(message.todo()) + "`";
  }

  /// The three signs that Slack reads as its own
  /// (<https://docs.slack.dev/messaging/formatting-message-text#escaping>).
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
