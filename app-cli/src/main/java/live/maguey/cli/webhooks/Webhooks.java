package live.maguey.cli.webhooks;

import live.maguey.cli.command.Group;
import picocli.CommandLine.Command;

/// `maguey webhooks`: says what it can do.
@Command(
    name = "webhooks",
    mixinStandardHelpOptions = true,
    description = "Lists, shows, replays and fetches Stripe's events.",
    subcommands = {ListWebhooks.class, ShowWebhook.class, ReplayWebhooks.class, PullWebhooks.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey webhooks list --failed",
      "  maguey webhooks replay --failed",
      "  maguey webhooks pull --since 2h"
    })
public final class Webhooks extends Group {}
