package live.maguey.cli.sandbox;

import live.maguey.cli.command.Group;
import picocli.CommandLine.Command;

/// `maguey sandbox`: says what it can do.
@Command(
    name = "sandbox",
    mixinStandardHelpOptions = true,
    description = "Runs lookalikes of Stripe and Resend and makes things happen.",
    subcommands = {RunSandbox.class, ListDrills.class, TriggerDrill.class},
    footerHeading = "%nExamples:%n",
    footer = {"  maguey sandbox drills", "  maguey sandbox trigger stripe roll-secret"})
public final class Sandboxes extends Group {}
