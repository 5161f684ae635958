package live.maguey.cli.orders;

import live.maguey.cli.command.Group;
import picocli.CommandLine.Command;

/// `maguey orders`: says what it can do.
@Command(
    name = "orders",
    mixinStandardHelpOptions = true,
    description = "Finds, shows, refunds, resends and corrects orders.",
    subcommands = {
      ListOrders.class,
      ShowOrder.class,
      RefundOrder.class,
      ResendTickets.class,
      CompOrder.class,
      CorrectAddress.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey orders list --event tonight",
      "  maguey orders show MGY-7K2Q-9F",
      "  maguey orders refund MGY-7K2Q-9F --dry-run"
    })
public final class Orders extends Group {}
