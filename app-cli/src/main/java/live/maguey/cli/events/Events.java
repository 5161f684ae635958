package live.maguey.cli.events;

import live.maguey.cli.command.Group;
import picocli.CommandLine.Command;

/// `maguey events`: says what it can do.
@Command(
    name = "events",
    mixinStandardHelpOptions = true,
    description = "Lists, creates, publishes and cancels events.",
    subcommands = {
      ListEvents.class,
      ShowEvent.class,
      CreateEvent.class,
      PublishEvent.class,
      ReentryOfEvent.class,
      CancelEvent.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey events list",
      "  maguey events show tonight",
      "  maguey events cancel noche-de-humo --dry-run"
    })
public final class Events extends Group {}
