package live.maguey.cli.jobs;

import live.maguey.cli.Group;
import picocli.CommandLine.Command;

/// `maguey jobs`: says what it can do.
@Command(
    name = "jobs",
    mixinStandardHelpOptions = true,
    description = "What the servers do by the clock: when next, how it went, do it now.",
    subcommands = {ListJobs.class, RunJob.class},
    footerHeading = "%nExamples:%n",
    footer = "  maguey jobs list")
public final class Jobs extends Group {}
