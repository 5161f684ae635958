package live.maguey.cli.alerts;

import live.maguey.shared.InvalidRequest;

/// The number that names an alert.
final class AlertNumber {
  private AlertNumber() {}

  /// @throws InvalidRequest for a text that is no number
  static long parse(String text) {
    if (!text.matches("\\d{1,18}")) {
      throw new InvalidRequest("alert", "is not a number, from `maguey alerts list`");
    }
    return Long.parseLong(text);
  }

  static String none(long number) {
    return "No alert has the number " + number + ". `maguey alerts list` shows them.";
  }
}
