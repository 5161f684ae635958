package live.maguey.cli.refunds;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Listed;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.PagedListing;
import live.maguey.cli.command.Report;
import live.maguey.lookup.LookUpRefunds;
import live.maguey.orders.OrderReference;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.refunds.RefundSearch;
import live.maguey.words.MoneyText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `maguey refunds list`.
@Command(
    name = "list",
    description = "Lists refunds, the newest first.",
    footerHeading = "%nExamples:%n",
    footer = {"  maguey refunds list --failed", "  maguey refunds list --state pending --since 7d"})
final class ListRefunds implements Callable<Integer>, Listed {
  private static final List<String> FIELDS =
      List.of(
          "id",
          "order",
          "state",
          "amount",
          "currency",
          "reason",
          "attempt",
          "object",
          "requestedAt",
          "answer");

  @Mixin private Operation operation;

  @Mixin private PagedListing listing;

  @Option(names = "--failed", description = "Only those that did not reach their buyer.")
  private boolean failed;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "One of: ${COMPLETION-CANDIDATES}.")
  private Refund.@Nullable State state;

  @Override
  public List<String> fields() {
    return FIELDS;
  }

  @Override
  public Integer call() {
    return listing.run(operation, failed, state, this::list);
  }

  private int list(Application application, Report report) {
    LookUpRefunds lookUp = application.lookUp().refunds();
    List<RefundSearch.Found> refunds =
        lookUp.list(
            new RefundSearch.Wanted(
                state, failed, listing.page(application, id -> lookUp.row(RefundId.parse(id)))));
    listing.print(
        report,
        "refunds",
        "id",
        refunds.stream().map(ListRefunds::json).toList(),
        List.of("ORDER", "STATE", "AMOUNT", "ASKED", "REFUND"),
        refunds.stream()
            .map(r ->
                List.of(
                    OrderReference.of(r.order()).value(),
                    Report.word(r.state()),
                    MoneyText.of(r.amount()),
                    report.time(r.requestedAt()),
                    r.id().toString()))
            .toList());
    return failed && !refunds.isEmpty() ? ExitCode.WRONG : ExitCode.DONE;
  }

  private static Map<String, Object> json(RefundSearch.Found refund) {
    return Report.fields(
        "id", refund.id().toString(),
        "order", OrderReference.of(refund.order()).value(),
        "state", Report.word(refund.state()),
        "amount", refund.amount().minor(),
        "currency", refund.amount().currency().getCurrencyCode(),
        "reason", refund.reason(),
        "attempt", refund.attempt(),
        "object", refund.object(),
        "requestedAt", refund.requestedAt(),
        "answer", refund.answer());
  }
}
