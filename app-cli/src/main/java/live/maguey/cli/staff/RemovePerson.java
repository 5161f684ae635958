package live.maguey.cli.staff;

import java.util.Map;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.Confirmation;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.staff.Staff;
import live.maguey.staff.StaffName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `maguey staff remove`.
@Command(
    name = "remove",
    description = {
      "Takes a person off the staff: the PIN stops working.",
      "It cannot be undone: add the person again, with a new PIN. What the person",
      "scanned stays."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  maguey staff remove Alma --dry-run", "  maguey staff remove Alma --yes"})
final class RemovePerson implements Callable<Integer> {
  @Mixin private Operation operation;
  @Mixin private Confirmation confirmation;

  @Parameters(paramLabel = "NAME", description = "Of a person from `maguey staff list`.")
  private String name;

  @Override
  public Integer call() {
    StaffName who = StaffName.parse(name);
    return confirmation.run(
        operation,
        "This cannot be undone",
        (application, report) -> remove(application, report, who));
  }

  private int remove(Application application, Report report, StaffName who) {
    if (confirmation.isDry()) {
      return application
          .lookUp()
          .staff()
          .named(who)
          .map(person -> said(report, "would remove", person))
          .orElseGet(() -> StaffFields.nobody(operation, who));
    }
    return application
        .staff()
        .removeStaff()
        .remove(who, operation.cause())
        .map(person -> said(report, "removed", person))
        .orElseGet(() -> StaffFields.nobody(operation, who));
  }

  private static int said(Report report, String what, Staff.Hired person) {
    if (report.isJson()) {
      Map<String, Object> fields = StaffFields.of(person);
      fields.put("changed", person.isRemoved());
      fields.put("dryRun", !person.isRemoved());
      report.print(fields);
    } else {
      report.say(what + " " + person.member().name());
    }
    return ExitCode.DONE;
  }
}
