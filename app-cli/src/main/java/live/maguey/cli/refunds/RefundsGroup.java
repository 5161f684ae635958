package live.maguey.cli.refunds;

import live.maguey.cli.command.Group;
import picocli.CommandLine.Command;

/// `maguey refunds`: says what it can do.
@Command(
    name = "refunds",
    mixinStandardHelpOptions = true,
    description = "Lists and shows refunds; retries or records one that failed.",
    subcommands = {ListRefunds.class, ShowRefund.class, RetryRefund.class, RecordRefund.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey refunds list --failed",
      "  maguey refunds retry 01a21548-1805-7085-9c17-a5dbfac58152 --dry-run"
    })
public final class RefundsGroup extends Group {}
