package live.maguey.cli.staff;

import java.util.Map;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.staff.NewPin;
import live.maguey.staff.Staff;
import live.maguey.staff.StaffMember;
import live.maguey.staff.StaffName;

/// How the commands show a person of the staff.
final class StaffFields {
  private StaffFields() {}

  static String state(Staff.Hired person) {
    return person.isRemoved() ? "removed" : "good";
  }

  static Map<String, Object> of(Staff.Hired person) {
    return Report.fields(
        "id", person.member().id().toString(),
        "state", state(person),
        "name", person.member().name().value(),
        "role", Report.word(person.member().role()),
        "addedAt", person.addedAt(),
        "removedAt", person.removedAt());
  }

  /// The one time that a PIN is shown.
  static int tell(Report report, String what, NewPin told) {
    StaffMember member = told.member();
    String name = member.name().value();
    String role = Report.word(member.role());
    String pin = told.pin().digits();
    if (report.isJson()) {
      report.print(
          Report.fields("id", member.id().toString(), "name", name, "role", role, "pin", pin));
    } else {
      report.say(what + " " + name + ", " + role);
      report.say("PIN: " + pin);
      report.say("Tell only " + name + ". Not shown again.");
    }
    return ExitCode.DONE;
  }

  static int nobody(Operation operation, StaffName name) {
    return operation.wrong(
        "Nobody on the staff is called %s. `maguey staff list` shows them.".formatted(name));
  }
}
