package live.maguey.cli.webhooks;

import live.maguey.cli.Group;
import picocli.CommandLine.Command;

/// `maguey webhooks`: says what it can do.
@Command(
    name = "webhooks",
    mixinStandardHelpOptions = true,
    description = "Stripe's events: what came, what became of it, do it again.",
    subcommands = {ListWebhooks.class, ShowWebhook.class, ReplayWebhooks.class, PullWebhooks.class},
    footerHeading = "%nExamples:%n",
    footer = "  maguey webhooks list --failed")
public final class Webhooks extends Group {}
