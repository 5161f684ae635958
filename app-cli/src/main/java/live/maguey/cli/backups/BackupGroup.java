package live.maguey.cli.backups;

import live.maguey.cli.command.Group;
import picocli.CommandLine.Command;

/// `maguey backup`: says what it can do.
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Makes encrypted backups, proves that they restore, restores them.",
      "Needs `pg_dump`, `pg_restore` and `age` on this machine. Who makes backups needs",
      "only a public key; its private key reads them, and stays away from the server."
    },
    subcommands = {
      CreateBackup.class,
      ListBackups.class,
      VerifyOne.class,
      RestoreOne.class,
      PruneOld.class
    },
    footerHeading = "%nExamples:%n",
    footer = {"  maguey backup create", "  maguey backup list"})
public final class BackupGroup extends Group {}
