package live.maguey.cli.refunds;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.Amount;
import live.maguey.cli.command.Confirmation;
import live.maguey.cli.command.Day;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.orders.OrderReference;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.refunds.PaidByHand;
import live.maguey.refunds.RecordRefundByHand.Outcome;
import live.maguey.refunds.RecordRefundByHand.Request;
import live.maguey.shared.Money;
import live.maguey.words.MoneyText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey refunds record`.
@Command(
    name = "record",
    description = {
      "Records that you paid a failed refund in cash or by bank transfer.",
      "It sends no money. Tickets stay void, the alert is closed, and the payment",
      "stands in the ledger beside Stripe's account. Pay all that is still owed of it,",
      "which `maguey refunds show` says: a part of that is not recorded and leaves it",
      "open. It is less than the refund where money went back another way since. One",
      "that was made in Stripe's dashboard and came back is recorded the same way."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey refunds record 01a21548-1805-7085-9c17-a5dbfac58152 \\",
      "    --method bank_transfer --paid yesterday --note transfer-4711 --dry-run",
      "  maguey refunds record 01a21548-1805-7085-9c17-a5dbfac58152 --method cash"
    })
final class RecordRefund implements Callable<Integer> {
  @Mixin private Operation operation;

  @Mixin private Confirmation confirmation;

  @Parameters(paramLabel = "REFUND", description = "Its id, from `maguey refunds list --failed`.")
  private String id;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      required = true,
      description = "One of: ${COMPLETION-CANDIDATES}.")
  private PaidByHand.Method method;

  @Option(
      names = "--paid",
      paramLabel = "DAY",
      converter = Day.Converter.class,
      description = "When, such as 2026-11-27 or yesterday; default: now.")
  private @Nullable Day paid;

  @Option(
      names = "--amount",
      paramLabel = "AMOUNT",
      description =
          "What the buyer got, such as 36.00, to check it: it has to be all that is owed.")
  private @Nullable String amount;

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "A reference, for the audit trail; no names in it.")
  private String note;

  @Override
  public Integer call() {
    RefundId parsed = RefundId.parse(id);
    return confirmation.run(
        operation,
        "This cannot be undone",
        (application, report) -> record(application, report, parsed));
  }

  private int record(Application application, Report report, RefundId refundId) {
    Optional<Refund> found = application.lookUp().refunds().find(refundId);
    if (found.isEmpty()) {
      return none(refundId);
    }
    Request request =
        new Request(
            refundId,
            method,
            amount == null
                ? null
                : Amount.parse("--amount", amount, found.get().amount().currency()),
            paidAt(application, report),
            note);
    Outcome outcome =
        confirmation.isDry()
            ? application.paying().recordRefund().preview(request, operation.cause())
            : application.paying().recordRefund().record(request, operation.cause());
    return switch (outcome) {
      case Outcome.Recorded(Refund refund, PaidByHand kept) ->
          tell(application, report, refund, kept);
      case Outcome.Already(Refund _, PaidByHand before) ->
          operation.wrong(
              "Refund %s was recorded already: %s, %s, by %s. `maguey refunds show %s` shows it."
                  .formatted(
                      refundId,
                      MoneyText.of(before.amount()),
                      words(before.method()),
                      before.by(),
                      refundId));
      case Outcome.NotFailed(Refund refund) -> operation.wrong(notFailed(refund));
      case Outcome.NotTheAmount(Refund refund, Money owed, Money asked) ->
          operation.wrong(notTheAmount(refund, owed, asked));
      case Outcome.WentBack(Refund refund) ->
          operation.wrong(
              "Nothing was recorded: nothing of refund %s is owed any more. Its %s went back another way; `maguey orders show %s` shows it."
                  .formatted(
                      refundId, MoneyText.of(refund.amount()), OrderReference.of(refund.order())));
      case Outcome.NotThen(Refund refund, Instant at) ->
          operation.wrong(
              "%s is not between %s, when the refund was asked for, and now. Correct --paid."
                  .formatted(report.time(at), report.time(refund.requestedAt())));
      case Outcome.NoSuchRefund() -> none(refundId);
    };
  }

  private int none(RefundId refundId) {
    return operation.wrong(
        "No refund has the id " + refundId + ". `maguey refunds list` shows them.");
  }

  private static String notTheAmount(Refund refund, Money owed, Money asked) {
    boolean less = asked.compareTo(owed) < 0;
    String is =
        "Nothing was recorded: of refund %s the buyer is owed %s, and %s is %s. "
            .formatted(
                refund.id(), MoneyText.of(owed), MoneyText.of(asked), less ? "less" : "more");
    return less
        ? is
            + "It stays open until the buyer has all of it: pay the other %s too, then record it without --amount, and say in --note how it was paid."
                .formatted(MoneyText.of(owed.minus(asked)))
        : is + "Record it without --amount; what the buyer got beyond it is no refund.";
  }

  private static String notFailed(Refund refund) {
    String is = "Refund " + refund.id() + " is " + Report.word(refund.state());
    return switch (refund.state()) {
      case REQUESTED, PENDING ->
          is + ": it is on its way. Record it only once it has failed, or it is paid twice.";
      case SUCCEEDED -> is + ": the buyer has the money. There is nothing to pay by hand.";
      case FAILED, CANCELLED, PAID_BY_HAND ->
          is + ": the money was back already. There is nothing to pay by hand.";
    };
  }

  /// The end of that day by the venue's clock; now for today and for none.
  private @Nullable Instant paidAt(Application application, Report report) {
    if (paid == null) {
      return null;
    }
    LocalDate today = LocalDate.ofInstant(application.clock().instant(), report.zone());
    LocalDate day = paid.at(today);
    return day.equals(today)
        ? null
        : day.plusDays(1).atStartOfDay(report.zone()).toInstant().minusSeconds(1);
  }

  static String words(PaidByHand.Method method) {
    return switch (method) {
      case CASH -> "in cash";
      case BANK_TRANSFER -> "by bank transfer";
    };
  }

  private int tell(Application application, Report report, Refund refund, PaidByHand kept) {
    String order = OrderReference.of(refund.order()).value();
    if (report.isJson()) {
      report.print(
          Report.fields(
              "id", refund.id().toString(),
              "order", order,
              "method", Report.word(kept.method()),
              "amount", kept.amount().minor(),
              "currency", kept.amount().currency().getCurrencyCode(),
              "paidAt", kept.paidAt(),
              "note", kept.note(),
              "by", kept.by().toString(),
              "dryRun", confirmation.isDry()));
    } else {
      report.say(
          (confirmation.isDry() ? "would record " : "recorded ")
              + MoneyText.of(kept.amount())
              + " of "
              + order
              + ", paid "
              + words(kept.method()));
    }
    return ExitCode.DONE;
  }
}
