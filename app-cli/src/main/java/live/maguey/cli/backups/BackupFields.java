package live.maguey.cli.backups;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import live.maguey.backups.Backup;
import live.maguey.cli.command.Report;

/// A backup in JSON and as people see it.
final class BackupFields {
  static final List<String> NAMES =
      List.of(
          "name",
          "at",
          "bytes",
          "verifiedAt",
          "release",
          "schema",
          "database",
          "sha256",
          "rows",
          "ledger");

  private BackupFields() {}

  static Map<String, Object> of(Backup backup) {
    return Report.fields(
        "name", backup.name(),
        "at", backup.at(),
        "bytes", backup.manifest().bytes(),
        "verifiedAt", backup.verified(),
        "release", backup.manifest().release(),
        "schema", backup.manifest().schema(),
        "database", backup.manifest().database(),
        "sha256", backup.manifest().checksum(),
        "rows", backup.manifest().contents().allRows(),
        "ledger", new TreeMap<>(backup.manifest().contents().sums()));
  }

  static String size(long bytes) {
    if (bytes < 1_000_000) {
      return "%,d kB".formatted((bytes + 999) / 1_000);
    }
    return String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
  }

  static String age(Instant at, Instant now) {
    Duration age = Duration.between(at, now);
    if (age.toMinutes() < 120) {
      return Math.max(0, age.toMinutes()) + " min";
    }
    return age.toHours() < 48 ? age.toHours() + " h" : age.toDays() + " days";
  }
}
