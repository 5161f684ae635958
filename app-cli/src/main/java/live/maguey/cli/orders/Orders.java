package live.maguey.cli.orders;

import live.maguey.cli.Group;
import picocli.CommandLine.Command;

/// `maguey orders`: says what it can do.
@Command(
    name = "orders",
    mixinStandardHelpOptions = true,
    description =
        "Find an order and everything that happened to it; pay it back; mail it again; give places away; mend an address.",
    subcommands = {
      ListOrders.class,
      ShowOrder.class,
      RefundOrder.class,
      ResendTickets.class,
      CompOrder.class,
      CorrectAddress.class
    },
    footerHeading = "%nExamples:%n",
    footer = "  maguey orders list --event tonight")
public final class Orders extends Group {}
