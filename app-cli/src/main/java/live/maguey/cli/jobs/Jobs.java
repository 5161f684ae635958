package live.maguey.cli.jobs;

import live.maguey.cli.command.Group;
import picocli.CommandLine.Command;

/// `maguey jobs`: says what it can do.
@Command(
    name = "jobs",
    mixinStandardHelpOptions = true,
    description = "Shows the servers' timed jobs and runs one now.",
    subcommands = {ListJobs.class, RunJob.class},
    footerHeading = "%nExamples:%n",
    footer = {"  maguey jobs list", "  maguey jobs run purge"})
public final class Jobs extends Group {}
