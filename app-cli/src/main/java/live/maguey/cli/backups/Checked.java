package live.maguey.cli.backups;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import live.maguey.backups.Backup;
import live.maguey.backups.RestoreBackup.Outcome;
import live.maguey.cli.command.Report;

/// What was found of a restored backup, in words and in JSON.
final class Checked {
  private Checked() {}

  static Map<String, Object> json(Backup backup, Outcome.Restored restored) {
    return Report.fields(
        "name", backup.name(),
        "at", backup.at(),
        "rows", backup.manifest().contents().allRows(),
        "sound", restored.isSound(),
        "differences", restored.differences(),
        "violations",
            restored
                .found()
                .map(found ->
                    found.of().stream().map(v -> v.invariant().text() + ": " + v.what()).toList())
                .orElse(null));
  }

  /// Every fault, a sentence each.
  static List<String> faults(Outcome.Restored restored) {
    List<String> faults = new ArrayList<>(restored.differences());
    restored
        .found()
        .ifPresent(found -> {
          found.of().forEach(v -> faults.add(v.invariant().text() + ": " + v.what()));
          found.unknown().forEach(i -> faults.add(i.text() + ": its check took too long"));
        });
    return faults;
  }
}
