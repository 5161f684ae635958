package live.maguey.cli.vip;

import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.Confirmation;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.lookup.Party;
import live.maguey.refunds.RefundOrder;
import live.maguey.reservations.Reservation;
import live.maguey.shared.Money;
import live.maguey.vip.CancelReservation.Outcome;
import live.maguey.vip.CancelReservation.Request;
import live.maguey.words.MoneyText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `maguey vip cancel`.
@Command(
    name = "cancel",
    description = {
      "Cancels the reservation of a table and sends its money back.",
      "Its passes are void at once, and until doors the table is free. Tickets of the",
      "same order stay. It cannot be undone."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey vip cancel MGY-7K2Q-9F --dry-run",
      "  maguey vip cancel 12 --event tonight --yes --note fell-ill",
      "  maguey vip cancel MGY-7K2Q-9F --keep-money --note late-by-terms --yes"
    })
final class CancelParty implements Callable<Integer> {
  @Mixin private Operation operation;
  @Mixin private Confirmation confirmation;
  @Mixin private PartyNamed named;

  @Option(names = "--keep-money", description = "Send nothing back; --note says why.")
  private boolean keepMoney;

  @Option(
      names = "--admitted-too",
      description = "Also of a party that is in: its money goes back, and it stays.")
  private boolean admittedToo;

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      description = "Why, for the audit trail; no names in it.")
  private String note = "";

  @Override
  public Integer call() {
    if (keepMoney && note.isBlank()) {
      operation.complain("--keep-money needs a reason: add --note.");
      return ExitCode.USAGE;
    }
    if (keepMoney && admittedToo) {
      operation.complain("Choose --keep-money or --admitted-too, not both.");
      return ExitCode.USAGE;
    }
    return confirmation.run(
        operation,
        "This cannot be undone",
        (application, report) ->
            named.withOne(application, operation, party -> cancel(application, report, party)));
  }

  private int cancel(Application application, Report report, Party party) {
    Request request = new Request(party.order().id(), keepMoney, admittedToo, note);
    Outcome outcome =
        confirmation.isDry()
            ? application.paying().cancelReservation().preview(request)
            : application.paying().cancelReservation().cancel(request, operation.cause());
    String order = party.order().details().reference().value();
    return switch (outcome) {
      case Outcome.Possible would -> tell(report, party, would.reservation(), would.back());
      case Outcome.Cancelled done -> tell(report, party, done.reservation(), done.back());
      case Outcome.OnHold _ ->
          operation.wrong(
              "Order "
                  + order
                  + " is not paid yet. `maguey holds release "
                  + order
                  + "` ends the hold, and the table is free.");
      case Outcome.AtTheTable _ ->
          operation.wrong(
              "Nothing was done: guests of order "
                  + order
                  + " are in. "
                  + (keepMoney
                      ? "Who is at a table keeps it."
                      : "To send the money back anyway, add --admitted-too; they stay."));
      case Outcome.Over over ->
          operation.wrong(
              "The reservation of order "
                  + order
                  + " is "
                  + over.reservation().state()
                  + " already. `maguey orders refund "
                  + order
                  + " --dry-run` says what can go back.");
      case Outcome.NotRefunded(var _, RefundOrder.Outcome why) ->
          operation.wrong(
              "Nothing was done: "
                  + (why instanceof RefundOrder.Outcome.Disputed
                      ? "the buyer's bank disputes the payment"
                      : "the money of order " + order + " went back already, in whole or in part")
                  + ". `maguey orders show "
                  + order
                  + "` has it; --keep-money with --note cancels without a refund.");
      case Outcome.NoTable _, Outcome.NoSuchOrder _ -> operation.wrong(named.nobody());
    };
  }

  private int tell(Report report, Party party, Reservation reservation, Money back) {
    if (report.isJson()) {
      report.print(
          Report.fields(
              "reference", party.order().details().reference().value(),
              "event", party.event().slug().value(),
              "table", party.label(),
              "state", reservation.state(),
              "amount", back.minor(),
              "currency", back.currency().getCurrencyCode(),
              "dryRun", confirmation.isDry()));
      return ExitCode.DONE;
    }
    report.say((confirmation.isDry() ? "would send back " : "sending back ") + MoneyText.of(back));
    report.say(
        confirmation.isDry()
            ? "table " + party.label() + " would be given up, unless guests are in"
            : "table " + party.label() + " is " + reservation.state());
    return ExitCode.DONE;
  }
}
