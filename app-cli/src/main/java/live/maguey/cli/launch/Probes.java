package live.maguey.cli.launch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import live.maguey.api.doctor.Finding;
import live.maguey.launch.Area;
import live.maguey.launch.Probe;

/// The findings of `doctor` as the launch review weighs them: one for each subject, the worst.
final class Probes {
  private static final Map<String, Area> AREAS =
      Map.of(
          "stripe", Area.PAYMENT,
          "webhooks", Area.PAYMENT,
          "resend", Area.EMAIL,
          "smtp", Area.EMAIL,
          "mail", Area.EMAIL);

  private Probes() {}

  /// Only what works for certain does: a warning costs its share of the score, a failure or
  /// something that could not be looked at stops the opening.
  static List<Probe> of(List<Finding> findings) {
    Map<String, List<Finding>> bySubject = new LinkedHashMap<>();
    findings.forEach(finding ->
        bySubject.computeIfAbsent(finding.subject(), _ -> new ArrayList<>()).add(finding));
    return bySubject.values().stream().map(Probes::worst).toList();
  }

  private static Probe worst(List<Finding> findings) {
    Finding worst = findings.getFirst();
    for (Finding finding : findings) {
      if (rank(finding.level()) > rank(worst.level())) {
        worst = finding;
      }
    }
    return new Probe(
        worst.subject(),
        AREAS.getOrDefault(worst.subject(), Area.INFRASTRUCTURE),
        worst.level() != Finding.Level.WARNING,
        worst.level() == Finding.Level.OK,
        worst.said(),
        worst.advice().isEmpty() ? "`maguey doctor` says more." : worst.advice());
  }

  private static int rank(Finding.Level level) {
    return switch (level) {
      case OK -> 0;
      case WARNING -> 1;
      case NOT_CHECKED -> 2;
      case FAILED -> 3;
    };
  }
}
