package live.maguey.cli.orders;

import java.util.Optional;
import live.maguey.api.Application;
import live.maguey.cli.command.Amount;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.orders.Order;
import live.maguey.orders.OrderReference;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.refunds.RefundAmount.Outcome;
import live.maguey.refunds.RefundAmount.Request;
import live.maguey.shared.Money;
import live.maguey.words.MoneyText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The part of `maguey orders refund` that refunds an amount and voids nothing.
final class AmountOptions {
  @Option(
      names = "--amount",
      paramLabel = "AMOUNT",
      description = "Only so much, such as 100.00: tickets and tables stay valid. Needs --reason.")
  private @Nullable String amount;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why --amount goes back, for the records; no names in it.")
  private @Nullable String reason;

  @Option(
      names = "--tell-reason",
      description = "The buyer reads --reason, in the email and on the order's page.")
  private boolean told;

  boolean isGiven() {
    return amount != null;
  }

  /// What is wrong with the options together.
  ///
  /// @param others whether any was given that is about tickets
  Optional<String> fault(boolean others) {
    if (amount == null) {
      return reason != null || told
          ? Optional.of("--reason and --tell-reason go with --amount; tickets have --note.")
          : Optional.empty();
    }
    if (others) {
      return Optional.of(
          "--amount voids no ticket: leave out --ticket, --admitted-too and --note.");
    }
    return reason == null
        ? Optional.of("Say why --amount goes back: add --reason.")
        : Optional.empty();
  }

  /// @param isDry whether it only says what it would do
  int refund(
      Operation operation, boolean isDry, Application application, Report report, Order order) {
    Request request =
        new Request(
            order.id(),
            Amount.parse("--amount", String.valueOf(amount), order.total().currency()),
            String.valueOf(reason),
            told);
    Outcome outcome =
        isDry
            ? application.paying().refundAmount().preview(request)
            : application.paying().refundAmount().refund(request, operation.cause());
    OrderReference number = order.details().reference();
    return switch (outcome) {
      case Outcome.Possible(Order of, Money left) -> tell(report, request, of, left, null);
      case Outcome.Requested(Order of, RefundId refund, Money left) ->
          tell(report, request, of, left, refund);
      case Outcome.Already(Order _, Refund before) ->
          operation.wrong(
              "Nothing was done: %s was refunded for this reason already, refund %s. If it is to go back once more, say another --reason."
                  .formatted(MoneyText.of(before.amount()), before.id()));
      case Outcome.NothingLeft(Order _) ->
          operation.wrong(
              "Nothing is left to refund of order %s. `maguey orders show %s` has its refunds."
                  .formatted(number, number));
      case Outcome.NotPaid(Order of) ->
          operation.wrong(
              "Order %s is %s: nothing was bought, so there is nothing to refund."
                  .formatted(number, of.state()));
      case Outcome.Free(Order _) ->
          operation.wrong(
              "Order %s was free: there is no money to refund. Without --amount its tickets are void."
                  .formatted(number));
      case Outcome.OtherCurrency(Order of) ->
          operation.wrong(
              "Nothing was done: order %s is in %s.".formatted(number, of.total().currency()));
      case Outcome.MoreThanLeft(Order _, Money left) ->
          operation.wrong(
              "Nothing was done: %s is more than the %s that is left of order %s."
                  .formatted(MoneyText.of(request.amount()), MoneyText.of(left), number));
      case Outcome.AllThatIsLeft(Order _) ->
          operation.wrong(
              "Nothing was done: %s is all that is left of order %s, and its guests could still come in. To refund all of it and void its tickets, leave out --amount."
                  .formatted(MoneyText.of(request.amount()), number));
      case Outcome.Disputed(Order _) -> operation.wrong(RefundOrder.disputed(number));
      case Outcome.NoSuchOrder _ -> operation.wrong("There is no order " + number + ".");
    };
  }

  private int tell(
      Report report, Request request, Order order, Money left, @Nullable RefundId refund) {
    if (report.isJson()) {
      report.print(
          Report.fields(
              "reference", order.details().reference().value(),
              "state", order.state(),
              "amount", request.amount().minor(),
              "left", left.minor(),
              "currency", request.amount().currency().getCurrencyCode(),
              "reason", request.reason(),
              "reasonTold", request.told(),
              "refund", refund == null ? null : refund.toString(),
              "dryRun", refund == null));
      return ExitCode.DONE;
    }
    boolean isDry = refund == null;
    report.say((isDry ? "would refund " : "refunding ") + MoneyText.of(request.amount()));
    report.say((isDry ? "would be left:  " : "left:  ") + MoneyText.of(left));
    report.say(
        request.told()
            ? "the buyer reads why: " + request.reason()
            : "the buyer is not told why: " + request.reason());
    if (!isDry) {
      report.say("order " + order.details().reference() + " is " + order.state());
    }
    return ExitCode.DONE;
  }
}
