package live.maguey.cli.backups;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import live.maguey.backups.Backup;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Listed;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.cli.command.WholeListing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `maguey backup list`.
@Command(
    name = "list",
    description = {
      "Lists the backups, the newest first, and which are verified.",
      "Needs no database. Ends with 1 without one."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  maguey backup list", "  maguey backup list --json"})
final class ListBackups implements Callable<Integer>, Listed {
  @Mixin private Operation operation;

  @Mixin private WholeListing listing;

  @Override
  public List<String> fields() {
    return BackupFields.NAMES;
  }

  @Override
  public Integer call() {
    return listing.runAlone(operation, this::list);
  }

  private int list(Report report) {
    Instant now = operation.clock().instant();
    List<Backup> all = Keeping.quick(operation).lookUp().all();
    List<Backup> wanted =
        all.stream().filter(backup -> listing.span(now).has(backup.at())).toList();
    listing.print(
        report,
        "backups",
        wanted.stream().map(BackupFields::of).toList(),
        List.of("BACKUP", "AGE", "SIZE", "VERIFIED"),
        wanted.stream()
            .map(b ->
                List.of(
                    b.name(),
                    BackupFields.age(b.at(), now),
                    BackupFields.size(b.manifest().bytes()),
                    b.verified() == null ? "never" : report.time(b.verified())))
            .toList());
    return all.isEmpty() ? ExitCode.WRONG : ExitCode.DONE;
  }
}
