package live.maguey.api.doctor;

import java.util.List;
import live.maguey.api.BackingUp;
import live.maguey.api.settings.BackupSettings;
import live.maguey.api.settings.KnownSettings;
import live.maguey.status.NewestBackup;

/// Whether there are backups at all. How old the newest is, [StatusCheck] tells.
final class BackupCheck {
  private static final String SUBJECT = "backups";

  private BackupCheck() {}

  static List<Finding> of(KnownSettings settings) {
    return settings
        .find(BackupSettings.class)
        .map(BackingUp::newest)
        .map(NewestBackup::look)
        .stream()
        .map(known -> of(known, settings.isProduction()))
        .toList();
  }

  static Finding of(NewestBackup.Known known, boolean production) {
    return switch (known) {
      case NewestBackup.Known.NotConfigured _ ->
          production
              ? Finding.warning(
                  Defect.BACKUPS_UNSET,
                  SUBJECT,
                  "no backups are configured",
                  "Set backups.folder and backups.recipient, and run `maguey backup create` daily.")
              : Finding.ok(SUBJECT, "no backups are configured, and a demo needs none");
      case NewestBackup.Known.Made(var _, boolean verified, var _) ->
          verified
              ? Finding.ok(SUBJECT, "the newest is verified")
              : Finding.ok(SUBJECT, "the newest is not verified yet");
      case NewestBackup.Known.None _, NewestBackup.Known.Unreadable _ ->
          Finding.ok(SUBJECT, "are configured");
    };
  }
}
