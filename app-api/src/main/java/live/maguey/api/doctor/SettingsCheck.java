package live.maguey.api.doctor;

import java.util.ArrayList;
import java.util.List;
import live.maguey.api.settings.Fault;
import live.maguey.api.settings.KnownSettings;
import live.maguey.api.settings.ServiceConfig;

/// Every setting: there where it has to be, well-formed, known, fit for production.
final class SettingsCheck {
  private SettingsCheck() {}

  static List<Finding> of(KnownSettings settings) {
    List<Finding> findings = new ArrayList<>();
    for (Fault fault : settings.faults()) {
      findings.add(
          Finding.failed(
              Defect.SETTING_WRONG,
              "settings",
              fault.key() + " " + fault.problem(),
              advice(fault)));
    }
    if (findings.isEmpty()) {
      int all = ServiceConfig.settings().size();
      findings.add(
          Finding.ok(
              "settings",
              "%d set, %d by default, fit for %s"
                  .formatted(
                      settings.given(),
                      all - settings.given(),
                      settings.isProduction() ? "production" : "the demo")));
    }
    return findings;
  }

  private static String advice(Fault fault) {
    return ServiceConfig.settings().stream()
        .filter(setting -> setting.key().equals(fault.key()))
        .map(setting -> "Set it, for example by " + setting.environment() + ".")
        .findFirst()
        .orElse("Correct it or take it out.");
  }
}
