package live.maguey.cli.refunds;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.orders.OrderReference;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.refunds.PaidByHand;
import live.maguey.shared.Money;
import live.maguey.words.MoneyText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `maguey refunds show`.
@Command(
    name = "show",
    description = "Shows one refund: its order, payment, state, and what it refunds.",
    footerHeading = "%nExamples:%n",
    footer = "  maguey refunds show 01a21548-1805-7085-9c17-a5dbfac58152")
final class ShowRefund implements Callable<Integer> {
  @Mixin private Operation operation;

  @Parameters(paramLabel = "REFUND", description = "Its id, from `maguey refunds list`.")
  private String id;

  @Override
  public Integer call() {
    RefundId parsed = RefundId.parse(id);
    return operation.run((application, report) -> show(application, report, parsed));
  }

  private int show(Application application, Report report, RefundId refundId) {
    Optional<Refund> found = application.lookUp().refunds().find(refundId);
    if (found.isEmpty()) {
      return operation.wrong(
          "No refund has the id " + refundId + ". `maguey refunds list` shows them.");
    }
    Refund refund = found.get();
    Money owed = application.lookUp().refunds().owed(refund);
    Optional<PaidByHand> byHand = application.lookUp().refunds().byHand(refundId);
    String order = OrderReference.of(refund.order()).value();
    if (report.isJson()) {
      report.print(
          Report.fields(
              "id", refund.id().toString(),
              "order", order,
              "state", Report.word(refund.state()),
              "amount", refund.amount().minor(),
              "owed", owed.minor(),
              "currency", refund.amount().currency().getCurrencyCode(),
              "kind", refund.subject().kind(),
              "reason", refund.reason(),
              "reasonTold", refund.toldReason().isPresent(),
              "attempt", refund.attempt(),
              "object", refund.object().orElse(null),
              "requestedAt", refund.requestedAt(),
              "payment", refund.payment(),
              "tickets", refund.parts().size(),
              "byHand", byHand.map(ShowRefund::json).orElse(null)));
      return ExitCode.DONE;
    }
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("order", order);
    facts.put("state", Report.word(refund.state()));
    facts.put("amount", MoneyText.of(refund.amount()));
    if (owed.isPositive()) {
      facts.put("still owed", MoneyText.of(owed));
    }
    facts.put("payment", refund.payment());
    facts.put("at Stripe", refund.object().orElse(""));
    facts.put("asked", report.time(refund.requestedAt()) + ", attempt " + refund.attempt());
    facts.put(
        "why",
        refund.reason() + (refund.toldReason().isPresent() ? ", which the buyer is told" : ""));
    facts.put("refunds", refunds(refund.subject()));
    byHand.ifPresent(paid -> {
      facts.put(
          "paid by hand",
          MoneyText.of(paid.amount())
              + " "
              + RecordRefund.words(paid.method())
              + ", "
              + report.time(paid.paidAt()));
      facts.put("note", paid.note());
      facts.put("recorded", report.time(paid.recordedAt()) + " by " + paid.by());
    });
    report.facts(refund.id().toString(), facts);
    return ExitCode.DONE;
  }

  private static String refunds(Refund.Subject subject) {
    return switch (subject) {
      case Refund.Subject.Tickets(List<Refund.Part> parts) ->
          parts.size() == 1 ? "1 ticket" : parts.size() + " tickets";
      case Refund.Subject.Amount _ -> "an amount; no ticket is void by it";
      case Refund.Subject.Payment _ -> "a payment that bought nothing";
      case Refund.Subject.Elsewhere _ -> "what was chosen in Stripe's dashboard";
    };
  }

  private static Map<String, Object> json(PaidByHand paid) {
    return Report.fields(
        "method", Report.word(paid.method()),
        "amount", paid.amount().minor(),
        "currency", paid.amount().currency().getCurrencyCode(),
        "paidAt", paid.paidAt(),
        "note", paid.note(),
        "by", paid.by().toString(),
        "recordedAt", paid.recordedAt());
  }
}
