package live.maguey.cli.staff;

import java.util.List;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Listed;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.cli.command.WholeListing;
import live.maguey.staff.Staff;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `maguey staff list`.
@Command(
    name = "list",
    description = "Lists the people at the gates by name.",
    footerHeading = "%nExamples:%n",
    footer = {"  maguey staff list", "  maguey staff list --all --json"})
final class ListStaff implements Callable<Integer>, Listed {
  private static final List<String> FIELDS =
      List.of("id", "state", "name", "role", "addedAt", "removedAt");

  @Mixin private Operation operation;

  @Mixin private WholeListing listing;

  @Option(names = "--all", description = "Those who have left too.")
  private boolean all;

  @Override
  public List<String> fields() {
    return FIELDS;
  }

  @Override
  public Integer call() {
    return listing.run(operation, this::list);
  }

  private int list(Application application, Report report) {
    List<Staff.Hired> people = application.lookUp().staff().list(all, listing.span(application));
    listing.print(
        report,
        "staff",
        people.stream().map(StaffFields::of).toList(),
        List.of("NAME", "ROLE", "STATE", "ADDED"),
        people.stream()
            .map(person ->
                List.of(
                    person.member().name().value(),
                    Report.word(person.member().role()),
                    StaffFields.state(person),
                    report.time(person.addedAt())))
            .toList());
    return ExitCode.DONE;
  }
}
