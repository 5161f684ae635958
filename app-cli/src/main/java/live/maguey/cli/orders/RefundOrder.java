package live.maguey.cli.orders;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import live.maguey.api.Application;
import live.maguey.cli.command.Confirmation;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.cli.tickets.NoTicket;
import live.maguey.orders.Order;
import live.maguey.orders.OrderReference;
import live.maguey.payments.RefundId;
import live.maguey.refunds.RefundOrder.Outcome;
import live.maguey.refunds.RefundOrder.Request;
import live.maguey.refunds.RefundOrder.Why;
import live.maguey.shared.Money;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketId;
import live.maguey.words.MoneyText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey orders refund`.
@Command(
    name = "refund",
    description = {
      "Refunds tickets of an order, all of them, or an amount.",
      "The tickets are void at once, their places on sale again until doors, the",
      "money on its way within seconds. It cannot be undone. A ticket is refunded",
      "once, however often you run this. An --amount voids nothing, and goes back",
      "once for one --reason; all that is left is refunded without it."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey orders refund MGY-7K2Q-9F --dry-run",
      "  maguey orders refund MGY-7K2Q-9F --yes --note fell-ill",
      "  maguey orders refund MGY-7K2Q-9F --ticket 7K2Q-4F9X --yes",
      "  maguey orders refund MGY-7K2Q-9F --amount 100.00 --reason no-heating \\",
      "    --tell-reason --dry-run"
    })
final class RefundOrder implements Callable<Integer> {
  @Mixin private Operation operation;
  @Mixin private Confirmation confirmation;

  @Parameters(paramLabel = "ORDER", description = "Its number, with or without hyphens.")
  private String reference;

  @Option(
      names = "--ticket",
      paramLabel = "NUMBER",
      description = "Only this ticket; can be given several times.")
  private List<String> numbers = List.of();

  @Option(names = "--admitted-too", description = "Also tickets whose guests have been inside.")
  private boolean admittedToo;

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      description = "Why, for the audit trail; no names in it.")
  private String note = "";

  @Mixin private AmountOptions amount;

  @Override
  public Integer call() {
    OrderReference parsed = OrderReference.parse(reference);
    Optional<String> fault = amount.fault(!numbers.isEmpty() || admittedToo || !note.isEmpty());
    if (fault.isPresent()) {
      operation.complain(fault.get());
      return ExitCode.USAGE;
    }
    return confirmation.run(
        operation,
        "This cannot be undone",
        (application, report) -> refund(application, report, parsed));
  }

  private int refund(Application application, Report report, OrderReference number) {
    Optional<Order> order = application.lookUp().orders().find(number);
    if (order.isEmpty()) {
      return operation.wrong(
          "There is no order " + number + ". `maguey orders list` has the newest.");
    }
    if (amount.isGiven()) {
      return amount.refund(operation, confirmation.isDry(), application, report, order.get());
    }
    Set<TicketId> tickets = new HashSet<>();
    for (String ticket : numbers) {
      Optional<Ticket> found = application.lookUp().tickets().find(ticket);
      if (found.isEmpty()) {
        return operation.wrong(NoTicket.has(ticket) + " Nothing was done.");
      }
      tickets.add(found.get().id());
    }
    Request request = new Request(order.get().id(), tickets, admittedToo, Why.ASKED, note);
    Outcome outcome =
        confirmation.isDry()
            ? application.paying().refundOrder().preview(request)
            : application.paying().refundOrder().refund(request, operation.cause());
    return switch (outcome) {
      case Outcome.Possible(Order of, List<Ticket> chosen, Money amount) -> {
        tell(report, of, chosen, amount, null, 0);
        yield ExitCode.DONE;
      }
      case Outcome.Requested(
              Order of,
              List<Ticket> chosen,
              Money amount,
              Optional<RefundId> refund,
              int places) -> {
        tell(report, of, chosen, amount, refund.map(RefundId::toString).orElse(null), places);
        yield ExitCode.DONE;
      }
      case Outcome.NothingLeft(Order of) ->
          operation.wrong(
              "Nothing is left to refund of these tickets: order "
                  + number
                  + " is "
                  + of.state()
                  + ". `maguey orders show "
                  + number
                  + "` has its refunds.");
      case Outcome.NotPaid(Order of) ->
          operation.wrong(
              "Order "
                  + number
                  + " is "
                  + of.state()
                  + ": nothing was bought, so there is"
                  + " nothing to refund.");
      case Outcome.NoSuchTicket(Order _, TicketId ticket) ->
          operation.wrong(
              "Ticket "
                  + Ticket.number(ticket)
                  + " is not of order "
                  + number
                  + ". Nothing was done.");
      case Outcome.Admitted(Order _, List<Ticket> inside) ->
          operation.wrong(
              "Nothing was done: "
                  + names(inside)
                  + " let somebody in already. To refund"
                  + " it anyway, add --admitted-too.");
      case Outcome.MoreThanLeft(Order _, Money asked, Money left) ->
          operation.wrong(
              "Nothing was done: "
                  + MoneyText.of(asked)
                  + " is more than the "
                  + MoneyText.of(left)
                  + " that is left of the payment; the rest went back in Stripe's dashboard. Name"
                  + " tickets that fit, or refund the rest there: then all tickets are void.");
      case Outcome.Disputed(Order _) -> operation.wrong(disputed(number));
      case Outcome.NoSuchOrder _ -> operation.wrong("There is no order " + number + ".");
    };
  }

  static String disputed(OrderReference number) {
    return "Nothing was done: the buyer's bank disputes the payment, and Stripe refunds only"
        + " what it holds. `maguey orders show "
        + number
        + "` has the dispute; it is answered in Stripe's dashboard.";
  }

  private void tell(
      Report report,
      Order order,
      List<Ticket> tickets,
      Money amount,
      @Nullable String refund,
      int places) {
    if (report.isJson()) {
      report.print(
          Report.fields(
              "reference", order.details().reference().value(),
              "state", order.state(),
              "amount", amount.minor(),
              "currency", amount.currency().getCurrencyCode(),
              "tickets", tickets.stream().map(Ticket::number).toList(),
              "refund", refund,
              "placesOnSale", places,
              "dryRun", confirmation.isDry()));
      return;
    }
    report.say((confirmation.isDry() ? "would refund " : "refunding ") + MoneyText.of(amount));
    report.say((confirmation.isDry() ? "would be void:  " : "void:  ") + names(tickets));
    if (!confirmation.isDry()) {
      report.say("on sale again:  " + places);
      report.say("order " + order.details().reference() + " is " + order.state());
    }
  }

  private static String names(List<Ticket> tickets) {
    return tickets.stream().map(Ticket::number).collect(Collectors.joining(", "));
  }
}
