package live.maguey.cli.sandbox;

import live.maguey.cli.Group;
import picocli.CommandLine.Command;

/// `maguey sandbox`: says what it can do.
@Command(
    name = "sandbox",
    mixinStandardHelpOptions = true,
    description = "The lookalikes of Stripe and Resend: run them, make things happen.",
    subcommands = {RunSandbox.class, ListDrills.class, TriggerDrill.class},
    footerHeading = "%nExamples:%n",
    footer = "  maguey sandbox drills")
public final class Sandboxes extends Group {}
