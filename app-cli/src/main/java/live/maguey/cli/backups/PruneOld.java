package live.maguey.cli.backups;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import live.maguey.backups.Backup;
import live.maguey.backups.KeptBackups;
import live.maguey.backups.PruneBackups;
import live.maguey.cli.command.Confirmation;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.cli.command.Since;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `maguey backup prune`.
@Command(
    name = "prune",
    description = {
      "Deletes old backups, never the newest or the last verified one.",
      "Keeps the newest of each of the last days and weeks that have any."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey backup prune --dry-run",
      "  maguey backup prune --keep-daily 7 --keep-weekly 4 --yes",
      "  maguey backup prune --older-than 30d --yes"
    })
final class PruneOld implements Callable<Integer> {
  @Mixin private Operation operation;

  @Mixin private Confirmation confirmation;

  @Option(
      names = "--keep-daily",
      paramLabel = "N",
      description = "The newest of each of so many days; default 14.")
  private @Nullable Integer daily;

  @Option(
      names = "--keep-weekly",
      paramLabel = "N",
      description = "The newest of each of so many weeks; default 8.")
  private @Nullable Integer weekly;

  @Option(
      names = "--older-than",
      paramLabel = "SPAN",
      converter = Since.class,
      description = "All that are older than this, such as 30d, instead.")
  private @Nullable Duration olderThan;

  @Override
  public Integer call() {
    if (olderThan != null && (daily != null || weekly != null)) {
      operation.complain("Choose --older-than, or --keep-daily and --keep-weekly.");
      return ExitCode.USAGE;
    }
    if ((daily != null && daily < 0) || (weekly != null && weekly < 0)) {
      operation.complain("--keep-daily and --keep-weekly are 0 or more.");
      return ExitCode.USAGE;
    }
    return confirmation.runAlone(operation, "This cannot be undone", this::prune);
  }

  private KeptBackups kept(Report report) {
    return olderThan == null
        ? new KeptBackups.ByCalendar(
            daily == null ? 14 : daily, weekly == null ? 8 : weekly, report.zone())
        : new KeptBackups.ByAge(olderThan);
  }

  private int prune(Report report) {
    var backingUp = Keeping.quick(operation);
    PruneBackups prune = backingUp.prune();
    int all = backingUp.lookUp().all().size();
    boolean dry = confirmation.isDry();
    List<Backup> gone = dry ? prune.gone(kept(report)) : prune.prune(kept(report));
    if (report.isJson()) {
      report.print(
          Report.fields(
              "deleted",
              gone.stream().map(b -> Report.fields("name", b.name(), "at", b.at())).toList(),
              "kept",
              all - gone.size(),
              "dryRun",
              dry));
    } else {
      gone.forEach(b -> report.say(b.name() + ", " + report.time(b.at())));
      report.say(
          "%d %s, %d %s."
              .formatted(
                  gone.size(), dry ? "would be deleted" : "deleted", all - gone.size(), "kept"));
    }
    return ExitCode.DONE;
  }
}
