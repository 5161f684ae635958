package live.maguey.cli.launch;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.maguey.cli.command.Report;
import live.maguey.launch.Area;
import live.maguey.launch.Item;
import live.maguey.launch.Profile;
import live.maguey.launch.Readiness;
import live.maguey.launch.Standing;

/// The judgement for people, the areas first and then what is missing, or as JSON with every line.
final class ReadinessReport {
  private final Report report;

  ReadinessReport(Report report) {
    this.report = report;
  }

  void tell(Readiness readiness) {
    if (report.isJson()) {
      report.print(json(readiness));
      return;
    }
    report.table(
        List.of("AREA", "WEIGHT", "PROVED", "ABSENT"),
        Arrays.stream(Area.values()).map(area -> row(readiness, area)).toList());
    if (!readiness.missing().isEmpty()) {
      report.say("");
      report.table(
          List.of("MISSING", "", "WHAT TO DO"),
          readiness.missing().stream().map(ReadinessReport::row).toList());
    }
    if (!readiness.absent().isEmpty() && readiness.profile() == Profile.CI) {
      report.say("");
      report.say("Absent, so left out: " + absent(readiness));
    }
    report.say("");
    report.say(verdict(readiness));
  }

  static String verdict(Readiness readiness) {
    long critical = readiness.missing().stream().filter(Item::critical).count();
    long stale = readiness.missing().stream().filter(Item::isStale).count();
    return "%s with %d of 100 points, %d missing (%d critical, %d stale), release %s"
        .formatted(
            readiness.isGo() ? "GO" : "NO GO",
            readiness.score(),
            readiness.missing().size(),
            critical,
            stale,
            readiness.release());
  }

  private static List<String> row(Readiness readiness, Area area) {
    List<Item> counted = readiness.counted(area);
    long proved = counted.stream().filter(Item::isProved).count();
    long absent = readiness.absent().stream().filter(item -> item.area() == area).count();
    return List.of(
        Report.word(area),
        String.valueOf(area.weight()),
        proved + " of " + counted.size(),
        absent == 0 ? "" : String.valueOf(absent));
  }

  private static List<String> row(Item item) {
    return List.of(
        item.id(),
        item.critical() ? "critical" : "",
        Report.then(what(item), advice(item.standing())));
  }

  /// Of the environment, what was seen is what is wrong.
  static String what(Item item) {
    String said = said(item.standing());
    return item.asked().equals(said) ? said : item.asked() + ": " + said;
  }

  private static String absent(Readiness readiness) {
    return String.join(
        ", ",
        readiness.absent().stream()
            .map(item -> ((Standing.Absent) item.standing()).what())
            .distinct()
            .toList());
  }

  static String said(Standing standing) {
    return switch (standing) {
      case Standing.Proved(String by, var _) -> "proved by " + by;
      case Standing.Failed(String said, String _) -> said;
      case Standing.Unproved(String _) -> "no proof";
      case Standing.Stale(String said, var _, String _) -> said;
      case Standing.Absent(String what) -> what + " is absent";
    };
  }

  static String advice(Standing standing) {
    return switch (standing) {
      case Standing.Proved _, Standing.Absent _ -> "";
      case Standing.Failed(String _, String advice) -> advice;
      case Standing.Unproved(String advice) -> advice;
      case Standing.Stale(String _, var _, String advice) -> advice;
    };
  }

  private static Map<String, Object> json(Readiness readiness) {
    return Report.fields(
        "go", readiness.isGo(),
        "profile", Report.word(readiness.profile()),
        "release", readiness.release().name(),
        "at", readiness.at(),
        "score", readiness.score(),
        "items", readiness.items().stream().map(ReadinessReport::json).toList());
  }

  private static Map<String, Object> json(Item item) {
    Standing standing = item.standing();
    return Report.fields(
        "id", item.id(),
        "area", Report.word(item.area()),
        "critical", item.critical(),
        "asked", item.asked(),
        "standing", word(standing),
        "said", said(standing),
        "at", at(standing).orElse(null),
        "advice", advice(standing).isEmpty() ? null : advice(standing));
  }

  /// When it was proved, where it was.
  static Optional<Instant> at(Standing standing) {
    return switch (standing) {
      case Standing.Proved(var _, var at) -> Optional.of(at);
      case Standing.Stale(var _, var at, var _) -> Optional.of(at);
      case Standing.Failed _, Standing.Unproved _, Standing.Absent _ -> Optional.empty();
    };
  }

  static String word(Standing standing) {
    return switch (standing) {
      case Standing.Proved _ -> "proved";
      case Standing.Failed _ -> "failed";
      case Standing.Unproved _ -> "unproved";
      case Standing.Stale _ -> "stale";
      case Standing.Absent _ -> "absent";
    };
  }
}
