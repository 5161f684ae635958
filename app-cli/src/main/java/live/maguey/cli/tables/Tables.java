package live.maguey.cli.tables;

import live.maguey.cli.command.Group;
import picocli.CommandLine.Command;

/// `maguey tables`: says what it can do.
@Command(
    name = "tables",
    mixinStandardHelpOptions = true,
    description = "Imports, exports and lists tables on floor plans.",
    subcommands = {ImportTables.class, ExportTables.class, ListTables.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey tables import plan.yaml --dry-run",
      "  maguey tables export --event noche-de-humo",
      "  maguey tables list tonight"
    })
public final class Tables extends Group {}
