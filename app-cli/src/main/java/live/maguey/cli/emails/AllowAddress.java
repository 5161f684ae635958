package live.maguey.cli.emails;

import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.shared.EmailAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey emails allow`.
@Command(
    name = "allow",
    description = {
      "Lets emails go again to an address that bounced or complained.",
      "For emails given up in the meantime, run `maguey emails retry`. To fix a",
      "mistyped address, run `maguey orders correct`."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey emails allow elena@example.com --dry-run",
      "  maguey emails allow elena@example.com"
    })
final class AllowAddress implements Callable<Integer> {
  @Mixin private Operation operation;

  @Parameters(index = "0", paramLabel = "ADDRESS", description = "The email address.")
  private String address;

  @Option(names = "--dry-run", description = "Only say whether it is blocked.")
  private boolean dryRun;

  @Override
  public Integer call() {
    EmailAddress parsed = EmailAddress.parse(address);
    return operation.run((application, report) -> allow(application, report, parsed));
  }

  private int allow(Application application, Report report, EmailAddress parsed) {
    boolean allowed =
        dryRun
            ? application.lookUp().emails().isSuppressed(parsed)
            : application.mailing().allowAddress().allow(parsed, operation.cause());
    if (report.isJson()) {
      report.print(Report.fields("address", parsed.value(), "allowed", allowed, "dryRun", dryRun));
    } else if (allowed) {
      report.say((dryRun ? "would allow " : "allowed ") + parsed.value());
    } else {
      operation.complain(parsed.value() + " is not blocked. Nothing to do.");
    }
    return allowed ? ExitCode.DONE : ExitCode.WRONG;
  }
}
