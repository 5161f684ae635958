package live.maguey.cli.alerts;

import live.maguey.cli.command.Group;
import picocli.CommandLine.Command;

/// `maguey alerts`: says what it can do.
@Command(
    name = "alerts",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what needs a person, says who looks at it, and closes it.",
      "Servers tell of it by Slack, email and PagerDuty, where those are set."
    },
    subcommands = {
      ListAlerts.class,
      ShowAlert.class,
      AcknowledgeAlert.class,
      CloseAlert.class,
      SilenceAlerts.class,
      ListSilences.class,
      TestChannels.class
    },
    footerHeading = "%nExamples:%n",
    footer = {"  maguey alerts list", "  maguey alerts ack 17"})
public final class AlertsGroup extends Group {}
