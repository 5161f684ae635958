package live.maguey.cli.alerts;

import java.util.Arrays;
import java.util.stream.Collectors;
import live.maguey.alerts.AlertKind;
import live.maguey.shared.InvalidRequest;

/// The words that name alerts.
final class AlertNumber {
  private AlertNumber() {}

  /// @throws InvalidRequest for a text that is no number
  static long parse(String text) {
    if (!text.matches("\\d{1,18}")) {
      throw new InvalidRequest("alert", "is not a number, from `maguey alerts list`");
    }
    return Long.parseLong(text);
  }

  /// @throws InvalidRequest for a text that is no kind of alert
  static AlertKind kind(String text) {
    try {
      return AlertKind.of(text);
    } catch (IllegalArgumentException unknown) {
      throw new InvalidRequest(
          "kind",
          "has to be one of "
              + Arrays.stream(AlertKind.values())
                  .map(AlertKind::text)
                  .collect(Collectors.joining(", ")));
    }
  }

  static String none(long number) {
    return "No alert has the number " + number + ". `maguey alerts list` shows them.";
  }
}
