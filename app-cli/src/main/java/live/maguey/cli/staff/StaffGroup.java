package live.maguey.cli.staff;

import live.maguey.cli.command.Group;
import picocli.CommandLine.Command;

/// `maguey staff`: says what it can do.
@Command(
    name = "staff",
    mixinStandardHelpOptions = true,
    description = "Lists, adds and removes the people at the gates, and their PINs.",
    subcommands = {ListStaff.class, AddPerson.class, ChangePersonsPin.class, RemovePerson.class},
    footerHeading = "%nExamples:%n",
    footer = {"  maguey staff list", "  maguey staff add Alma --role door"})
public final class StaffGroup extends Group {}
