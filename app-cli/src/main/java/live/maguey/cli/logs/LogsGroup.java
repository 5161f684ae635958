package live.maguey.cli.logs;

import live.maguey.cli.command.Group;
import picocli.CommandLine.Command;

/// `maguey logs`: says what it can do.
@Command(
    name = "logs",
    mixinStandardHelpOptions = true,
    description = {
      "Searches the servers' log.",
      "Every server writes its log to standard output, and keeps it in a folder where",
      "log.folder names one, a file a day for log.kept (30 days)."
    },
    subcommands = {FindLines.class},
    footerHeading = "%nExamples:%n",
    footer = {"  maguey logs find MGY-7K2Q-9F"})
public final class LogsGroup extends Group {}
