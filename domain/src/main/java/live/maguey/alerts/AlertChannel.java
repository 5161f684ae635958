package live.maguey.alerts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A way by which alerts reach people.
public enum AlertChannel {
  SLACK(AlertKind.Severity.WARNING, false),
  MAIL(AlertKind.Severity.WARNING, false),
  /// It wakes people up, so only for what cannot wait.
  PAGERDUTY(AlertKind.Severity.CRITICAL, true);

  private final AlertKind.Severity least;
  private final boolean oneByOne;

  AlertChannel(AlertKind.Severity least, boolean oneByOne) {
    this.least = least;
    this.oneByOne = oneByOne;
  }

  /// The kinds that it is told of.
  public List<AlertKind> kinds() {
    return Arrays.stream(AlertKind.values())
        .filter(kind -> kind.severity().compareTo(least) <= 0)
        .toList();
  }

  /// Whether it takes one message at a time and keeps it as an incident, which is acknowledged or
  /// closed when all of its alerts are; others take one text with all that is new.
  public boolean oneByOne() {
    return oneByOne;
  }

  /// As settings and commands name it: `slack`.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
