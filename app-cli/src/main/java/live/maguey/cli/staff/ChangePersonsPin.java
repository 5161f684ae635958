package live.maguey.cli.staff;

import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.staff.Staff;
import live.maguey.staff.StaffName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey staff pin`.
@Command(
    name = "pin",
    description = {
      "Makes a new PIN for a person and prints it once.",
      "The old one stops working."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  maguey staff pin Alma", "  maguey staff pin Alma --dry-run"})
final class ChangePersonsPin implements Callable<Integer> {
  @Mixin private Operation operation;

  @Parameters(paramLabel = "NAME", description = "Of a person from `maguey staff list`.")
  private String name;

  @Option(names = "--dry-run", description = "Only say who would get a new PIN.")
  private boolean dryRun;

  @Override
  public Integer call() {
    StaffName whose = StaffName.parse(name);
    return operation.run((application, report) -> change(application, report, whose));
  }

  private int change(Application application, Report report, StaffName whose) {
    if (dryRun) {
      return application
          .lookUp()
          .staff()
          .named(whose)
          .map(person -> would(report, person))
          .orElseGet(() -> StaffFields.nobody(operation, whose));
    }
    return application
        .staff()
        .changePin()
        .change(whose, operation.cause())
        .map(told -> StaffFields.tell(report, "new PIN for", told))
        .orElseGet(() -> StaffFields.nobody(operation, whose));
  }

  private static int would(Report report, Staff.Hired person) {
    String name = person.member().name().value();
    if (report.isJson()) {
      String role = Report.word(person.member().role());
      report.print(Report.fields("name", name, "role", role, "dryRun", true));
    } else {
      report.say("would change the PIN of " + name);
    }
    return ExitCode.DONE;
  }
}
