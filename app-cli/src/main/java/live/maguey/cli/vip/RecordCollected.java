package live.maguey.cli.vip;

import java.util.Optional;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.Amount;
import live.maguey.cli.command.EventOption;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.deposits.RecordCollected.Outcome;
import live.maguey.deposits.RecordCollected.Request;
import live.maguey.deposits.TableBill;
import live.maguey.events.Event;
import live.maguey.lookup.Party;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderReference;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Money;
import live.maguey.words.MoneyText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey vip collected`.
@Command(
    name = "collected",
    description = {
      "Writes down what a table paid at the venue.",
      "Nothing is charged. It counts with the deposit toward the minimum spend. What",
      "was written wrong is taken back by --back, with a --note that says why."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey vip collected MGY-7K2Q-9F 840.00",
      "  maguey vip collected 12 840.00 --event tonight --dry-run",
      "  maguey vip collected MGY-7K2Q-9F 40.00 --back --note other-table"
    })
final class RecordCollected implements Callable<Integer> {
  @Mixin private Operation operation;

  @Mixin private EventOption event;

  @Parameters(
      index = "0",
      paramLabel = "ORDER|TABLE",
      description = "The order's number; with --event, the table as its plan calls it.")
  private String whose;

  @Parameters(
      index = "1",
      paramLabel = "AMOUNT",
      description = "Such as 840.00, in the order's currency.")
  private String amount;

  @Option(names = "--back", description = "Take so much back that was written wrong.")
  private boolean back;

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "A word about it; why, for a correction. No names in it.")
  private String note;

  @Option(names = "--dry-run", description = "Only say what it would do.")
  private boolean dryRun;

  @Override
  public Integer call() {
    return operation.run(this::record);
  }

  private int record(Application application, Report report) {
    Optional<Order> order = order(application);
    if (order.isEmpty()) {
      return operation.wrong(
          "No order is '%s'. `maguey vip list` shows them; a table needs --event too."
              .formatted(whose));
    }
    OrderReference number = order.get().details().reference();
    Money typed = Amount.parse("AMOUNT", amount, order.get().total().currency());
    if (!typed.isPositive()) {
      operation.complain("AMOUNT must be more than zero; --back takes it back.");
      return ExitCode.USAGE;
    }
    Money paid = back ? typed.negated() : typed;
    Request request = new Request(order.get().id(), paid, note);
    Outcome outcome =
        dryRun
            ? application.paying().recordCollected().preview(request)
            : application.paying().recordCollected().record(request, operation.cause());
    return switch (outcome) {
      case Outcome.Recorded(Order _, TableBill bill, Money _) -> tell(report, number, bill, paid);
      case Outcome.TooMuchBack(Order _, Money asked, Money collected) ->
          operation.wrong(
              "Nothing was written down: %s was collected of order %s, less than %s."
                  .formatted(MoneyText.of(collected), number, MoneyText.of(asked.negated())));
      case Outcome.OtherCurrency(Order of, Money _) ->
          operation.wrong(
              "Nothing was written down: order %s is in %s."
                  .formatted(number, of.total().currency()));
      case Outcome.NotPaid(Order of) ->
          operation.wrong(
              "Nothing was written down: order %s is %s, not paid.".formatted(number, of.state()));
      case Outcome.NoTable(Order _) ->
          operation.wrong("Nothing was written down: order %s has no table.".formatted(number));
      case Outcome.NoSuchOrder(OrderId _) ->
          operation.wrong("No order has the number %s.".formatted(number));
    };
  }

  private Optional<Order> order(Application application) {
    Optional<Event> of = event.find(application);
    if (of.isPresent()) {
      return application.lookUp().reservations().at(of.get(), whose).map(Party::order);
    }
    try {
      return application.lookUp().orders().find(OrderReference.parse(whose));
    } catch (InvalidRequest tableOfNoEvent) {
      return Optional.empty();
    }
  }

  private int tell(Report report, OrderReference number, TableBill bill, Money paid) {
    Money collected = dryRun ? bill.collectedInAll().plus(paid) : bill.collectedInAll();
    Money left = bill.stillToSpend(collected);
    if (report.isJson()) {
      report.print(
          Report.fields(
              "reference", number.value(),
              "amount", paid.minor(),
              "currency", paid.currency().getCurrencyCode(),
              "collected", collected.minor(),
              "minimumSpend", bill.line().minimumSpend().map(Money::minor).orElse(null),
              "stillToSpend", left.minor(),
              "dryRun", dryRun));
      return ExitCode.DONE;
    }
    report.say(
        "%s %s for %s, order %s: %s collected in all."
            .formatted(
                dryRun ? "would write down" : "wrote down",
                MoneyText.of(paid),
                bill.line().item().name(),
                number,
                MoneyText.of(collected)));
    bill.line()
        .minimumSpend()
        .ifPresent(spend ->
            report.say(
                "Still to spend: %s of %s.".formatted(MoneyText.of(left), MoneyText.of(spend))));
    return ExitCode.DONE;
  }
}
