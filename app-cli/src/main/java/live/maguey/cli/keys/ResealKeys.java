package live.maguey.cli.keys;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import live.maguey.api.Application;
import live.maguey.cli.command.Confirmation;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.keys.ResealKeys.Outcome;
import live.maguey.shared.Secret;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `maguey keys reseal`.
@Command(
    name = "reseal",
    description = {
      "Seals the ticket keys with the newest master key.",
      "For when keys.master is rolled: set it to new,old on every server and restart",
      "each, run this, then take the old one away. Every ticket code stays as it is and",
      "no guest gets an email. Nothing is stored unless every key opens; doing it",
      "again is harmless."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  maguey keys reseal --dry-run", "  maguey keys reseal --yes"})
final class ResealKeys implements Callable<Integer> {
  @Mixin private Operation operation;
  @Mixin private Confirmation confirmation;

  @Override
  public Integer call() {
    Optional<Secret> master = operation.known().find("keys.master", Secret.class);
    if (master.isEmpty()) {
      operation.complain("keys.master is missing: the ticket keys are sealed with it.");
      return ExitCode.USAGE;
    }
    return confirmation.run(
        operation,
        "A server that has only the old master key cannot start afterwards",
        (application, report) -> reseal(application, report, master.get()));
  }

  private int reseal(Application application, Report report, Secret master) {
    var reseal = application.signing().resealKeys(master);
    Outcome outcome = confirmation.isDry() ? reseal.preview() : reseal.reseal(operation.cause());
    return switch (outcome) {
      case Outcome.Resealed(List<Integer> ids) -> tell(report, ids);
      case Outcome.Shut(int id) ->
          operation.wrong(
              "Nothing was done: key "
                  + id
                  + " opens with none of the master keys given. Set keys.master to new,old, the"
                  + " old one being the key that the servers have.");
    };
  }

  private int tell(Report report, List<Integer> ids) {
    if (report.isJson()) {
      report.print(Report.fields("ids", ids, "dryRun", confirmation.isDry()));
    } else if (ids.isEmpty()) {
      report.say("Every ticket key is sealed with the newest master key already.");
    } else if (confirmation.isDry()) {
      report.say("To be sealed with the newest master key: " + listed(ids) + ".");
    } else {
      report.say("Sealed with the newest master key: " + listed(ids) + ".");
      report.say("Now take the old one out of keys.master on every server, and restart each.");
    }
    return ExitCode.DONE;
  }

  private static String listed(List<Integer> ids) {
    return (ids.size() == 1 ? "key " : "keys ")
        + ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
