package live.maguey.cli.staff;

import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.staff.AddStaff;
import live.maguey.staff.AddStaff.Outcome;
import live.maguey.staff.NewPin;
import live.maguey.staff.Role;
import live.maguey.staff.StaffName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey staff add`.
@Command(
    name = "add",
    description = {
      "Adds a person to the staff and prints the PIN, made for them.",
      "The PIN is shown once. Capitals and accents do not tell names apart."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey staff add Alma --role door",
      "  maguey staff add Luis --role supervisor --dry-run"
    })
final class AddPerson implements Callable<Integer> {
  @Mixin private Operation operation;

  @Parameters(paramLabel = "NAME", description = "As colleagues say it.")
  private String name;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      required = true,
      description = "door or supervisor.")
  private Role role;

  @Option(names = "--dry-run", description = "Only say who would be added.")
  private boolean dryRun;

  @Override
  public Integer call() {
    AddStaff.Request request = new AddStaff.Request(StaffName.parse(name), role);
    return operation.run((application, report) -> add(application, report, request));
  }

  private int add(Application application, Report report, AddStaff.Request request) {
    if (dryRun) {
      return application.lookUp().staff().named(request.name()).isPresent()
          ? taken(request.name())
          : would(report, request);
    }
    return switch (application.staff().addStaff().add(request, operation.cause())) {
      case Outcome.Added(NewPin told) -> StaffFields.tell(report, "added", told);
      case Outcome.NameTaken(StaffName taken) -> taken(taken);
    };
  }

  private static int would(Report report, AddStaff.Request request) {
    String name = request.name().value();
    String role = Report.word(request.role());
    if (report.isJson()) {
      report.print(Report.fields("name", name, "role", role, "dryRun", true));
    } else {
      report.say("would add " + name + ", " + role);
    }
    return ExitCode.DONE;
  }

  private int taken(StaffName taken) {
    return operation.wrong(
        "Someone on the staff is called %s already. Choose another name, or `maguey staff pin` for a new PIN."
            .formatted(taken));
  }
}
