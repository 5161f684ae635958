package live.maguey.cli.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.maguey.alerts.AlertNews;
import live.maguey.alerts.ToldAlerts;
import live.maguey.cli.command.Report;
import live.maguey.lookup.LookUpAlerts;

/// What a channel knows of an alert, for people and programs.
final class ToldWords {
  private ToldWords() {}

  /// @param time for people
  static String of(LookUpAlerts.Channel channel, Function<Instant, String> time) {
    List<String> parts = new ArrayList<>();
    parts.add(
        channel.heard().told().isEmpty()
            ? "told nothing"
            : told(channel)
                .map(each -> Report.word(each.getKey()) + " " + time.apply(each.getValue()))
                .collect(Collectors.joining(", ", "told: ", "")));
    channel.owed().ifPresent(what -> parts.add("still to be told: " + Report.word(what)));
    ToldAlerts.Failing failing = channel.heard().failing();
    if (failing != null) {
      parts.add(
          "takes nothing since %s (%d in a row): %s"
              .formatted(time.apply(failing.since()), failing.failures(), failing.answer()));
    }
    return String.join("; ", parts);
  }

  static Map<String, Object> json(LookUpAlerts.Channel channel) {
    ToldAlerts.Failing failing = channel.heard().failing();
    return Report.fields(
        "channel",
        channel.heard().channel().text(),
        "told",
        told(channel)
            .map(each -> Report.fields("what", Report.word(each.getKey()), "at", each.getValue()))
            .toList(),
        "owed",
        channel.owed().map(Report::word).orElse(null),
        "failingSince",
        failing == null ? null : failing.since(),
        "failures",
        failing == null ? 0 : failing.failures(),
        "answer",
        failing == null ? null : failing.answer());
  }

  private static Stream<Map.Entry<AlertNews.What, Instant>> told(LookUpAlerts.Channel channel) {
    return channel.heard().told().entrySet().stream().sorted(Map.Entry.comparingByValue());
  }
}
