package live.maguey.email.alerts;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import live.maguey.alerts.AlertChannel;
import live.maguey.alerts.AlertMessage;
import live.maguey.alerts.AlertMessenger;
import live.maguey.alerts.AlertNews;
import live.maguey.shared.Secret;

/// Sends events to PagerDuty
/// (<https://developer.pagerduty.com/docs/events-api-v2/trigger-events/>). It compares by
/// `dedup_key`: what it took without our hearing so becomes no second incident.
public final class PagerDutyMessenger implements AlertMessenger {
  /// In characters, after which PagerDuty cuts it off itself.
  private static final int LONGEST_SUMMARY = 1_024;

  private final Posted events;
  private final Secret routingKey;
  private final String source;

  /// @param source what it is that has trouble, as people know it
  public PagerDutyMessenger(URI base, Secret routingKey, String source, Duration timeout) {
    this.events = new Posted(base.resolve("/v2/enqueue"), timeout);
    this.routingKey = routingKey;
    this.source = source;
  }

  @Override
  public AlertChannel channel() {
    return AlertChannel.PAGERDUTY;
  }

  @Override
  public Answer send(List<AlertMessage> messages) {
    AlertMessage message = messages.getFirst();
    Map<String, Object> event = new HashMap<>();
    event.put("routing_key", routingKey.reveal());
    event.put("event_action", action(message.what()));
    event.put("dedup_key", message.incident());
    event.put("payload", payload(message));
    return events.post(event);
  }

  private static String action(AlertNews.What what) {
    return switch (what) {
      case RAISED, ESCALATED, TEST -> "trigger";
      case ACKNOWLEDGED -> "acknowledge";
      case CLOSED -> "resolve";
    };
  }

  private Map<String, Object> payload(AlertMessage message) {
    String headline = message.headline();
    Map<String, Object> payload = new HashMap<>();
    payload.put(
        "summary",
        headline.length() > LONGEST_SUMMARY
            ? headline.substring(0, LONGEST_SUMMARY - 1) + "…"
            : headline);
    payload.put("source", source);
    payload.put("severity", severity(message.what()));
    payload.put("timestamp", message.at().toString());
    if (!message.todo().isEmpty()) {
      payload.put("custom_details", Map.of("next", message.todo()));
    }
    return payload;
  }

  private static String severity(AlertNews.What what) {
    return switch (what) {
      case RAISED, ACKNOWLEDGED, CLOSED -> "error";
      case ESCALATED -> "critical";
      case TEST -> "info";
    };
  }
}
