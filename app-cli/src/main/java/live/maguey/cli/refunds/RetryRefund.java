package live.maguey.cli.refunds;

import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.Confirmation;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.orders.OrderReference;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.refunds.RetryRefund.Outcome;
import live.maguey.words.MoneyText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `maguey refunds retry`.
@Command(
    name = "retry",
    description = {
      "Asks Stripe again for a refund that failed.",
      "A running server sends it within seconds, under a new attempt. A refund that",
      "Stripe made and the bank returned is refused: pay that buyer another way and",
      "record it with `maguey refunds record`."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey refunds retry 01a21548-1805-7085-9c17-a5dbfac58152 --dry-run",
      "  maguey refunds retry 01a21548-1805-7085-9c17-a5dbfac58152"
    })
final class RetryRefund implements Callable<Integer> {
  @Mixin private Operation operation;

  @Mixin private Confirmation confirmation;

  @Parameters(paramLabel = "REFUND", description = "Its id, from `maguey refunds list`.")
  private String id;

  @Override
  public Integer call() {
    RefundId parsed = RefundId.parse(id);
    return confirmation.run(
        operation,
        "This cannot be undone",
        (application, report) -> retry(application, report, parsed));
  }

  private int retry(Application application, Report report, RefundId refundId) {
    Outcome outcome =
        confirmation.isDry()
            ? application.paying().retryRefund().preview(refundId)
            : application.paying().retryRefund().retry(refundId, operation.cause());
    return switch (outcome) {
      case Outcome.Asked(Refund refund) -> tell(application, report, refund);
      case Outcome.NotFailed(Refund refund) ->
          operation.wrong(
              "Refund " + refundId + " is " + Report.word(refund.state()) + ": nothing to retry.");
      case Outcome.CameBack(Refund refund) ->
          operation.wrong(
              "Stripe made refund %s and the bank returned it. Pay the buyer of %s another way, then `maguey refunds record %s`."
                  .formatted(
                      refund.object().orElseThrow(), OrderReference.of(refund.order()), refundId));
      case Outcome.NoSuchRefund() ->
          operation.wrong(
              "No refund has the id " + refundId + ". `maguey refunds list` shows them.");
    };
  }

  private int tell(Application application, Report report, Refund refund) {
    String order = OrderReference.of(refund.order()).value();
    if (report.isJson()) {
      report.print(
          Report.fields(
              "id", refund.id().toString(),
              "order", order,
              "amount", refund.amount().minor(),
              "currency", refund.amount().currency().getCurrencyCode(),
              "attempt", refund.attempt(),
              "dryRun", confirmation.isDry()));
    } else {
      report.say(
          (confirmation.isDry() ? "would ask again for " : "asked again for ")
              + MoneyText.of(refund.amount())
              + " of "
              + order);
    }
    return ExitCode.DONE;
  }
}
