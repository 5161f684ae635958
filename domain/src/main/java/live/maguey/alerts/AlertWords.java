package live.maguey.alerts;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import live.maguey.words.LocalTimes;

/// What people read about alerts, by whichever channel.
///
/// @param times of the venue
/// @param numbers from an order's id to its number
public record AlertWords(LocalTimes times, UnaryOperator<String> numbers) {
  private static final int LONGEST_DETAIL = 300;

  /// One message for alerts of one kind with the same news.
  ///
  /// @param news one or more; @param incident by which the channel knows them
  AlertMessage of(List<AlertNews> news, long incident) {
    AlertNews first = news.stream().min(Comparator.comparing(AlertNews::at)).orElseThrow();
    Alert alert = first.alert();
    String about =
        news.size() == 1
            ? "%s, %s".formatted(alert.kind().text(), alert.about(numbers))
            : "%d × %s, the first %s"
                .formatted(news.size(), alert.kind().text(), alert.about(numbers));
    return new AlertMessage(
        first.what(),
        "maguey-alert-" + incident,
        headline(first, about),
        todo(first, news.size()),
        first.at());
  }

  private String headline(AlertNews news, String about) {
    Alert alert = news.alert();
    String raised = times.stamp(alert.raisedAt());
    return switch (news.what()) {
      case RAISED ->
          "%s: %s (%s): %s"
              .formatted(
                  alert.kind().severity() == AlertKind.Severity.CRITICAL ? "Critical" : "Warning",
                  about,
                  raised,
                  shortened(alert.detail()));
      case ESCALATED ->
          "Nobody is looking at it: %s (since %s): %s"
              .formatted(about, raised, shortened(alert.detail()));
      case ACKNOWLEDGED ->
          "%s is looking at it: %s (since %s)".formatted(looking(alert), about, raised);
      case CLOSED -> "Resolved: %s (%s to %s)".formatted(about, raised, times.stamp(news.at()));
      case TEST -> throw new IllegalArgumentException("a test is about no alert");
    };
  }

  /// Of an alert that is stored nowhere, so that nobody can acknowledge it.
  ///
  /// @param incident by which a channel that keeps incidents knows it again
  AlertMessage unstored(AlertNews news, String incident, Instant at) {
    Alert alert = news.alert();
    String todo =
        news.what() == AlertNews.What.RAISED
            ? "%s; maguey runbook %s".formatted(alert.todo(numbers), alert.kind().runbook().id())
            : "";
    String about = "%s, %s".formatted(alert.kind().text(), alert.about(numbers));
    return new AlertMessage(news.what(), incident, headline(news, about), todo, at);
  }

  private static String looking(Alert alert) {
    return alert.state() instanceof Alert.State.Acknowledged(String by, var _) ? by : "Somebody";
  }

  private String todo(AlertNews news, int count) {
    return switch (news.what()) {
      case RAISED, ESCALATED ->
          count == 1
              ? "maguey runbook %d; %s; maguey alerts ack %1$d"
                  .formatted(news.alert().number(), news.alert().todo(numbers))
              : "maguey alerts list";
      case ACKNOWLEDGED, CLOSED, TEST -> "";
    };
  }

  private static String shortened(String detail) {
    String line = detail.replaceAll("\\s+", " ");
    return line.length() <= LONGEST_DETAIL ? line : line.substring(0, LONGEST_DETAIL - 1) + "…";
  }

  /// Asks whether a channel works.
  AlertMessage test(AlertNews.What what, Instant at) {
    return new AlertMessage(
        what,
        "maguey-test-" + at.toEpochMilli(),
        "%s: alerts reach this channel (%s)"
            .formatted(what == AlertNews.What.TEST ? "Test" : "Test over", times.stamp(at)),
        "",
        at);
  }
}
