package live.maguey.cli.vip;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import live.maguey.api.Application;
import live.maguey.cli.command.Confirmation;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.lookup.Party;
import live.maguey.tables.Table;
import live.maguey.vip.MoveParty.Change;
import live.maguey.vip.MoveParty.Outcome;
import live.maguey.vip.MoveParty.Request;
import live.maguey.words.MoneyText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `maguey vip move`.
@Command(
    name = "move",
    description = {
      "Moves a party to a free table of the same event.",
      "Codes stay valid, the old table is free at once, and the host gets an email.",
      "A larger table has further passes; of a smaller one those go that nobody was",
      "given. A difference in price is written down and never charged."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey vip move MGY-7K2Q-9F --to 14 --dry-run",
      "  maguey vip move 12 --event tonight --to 14 --yes --note near-the-bar"
    })
final class MoveParty implements Callable<Integer> {
  @Mixin private Operation operation;
  @Mixin private Confirmation confirmation;
  @Mixin private PartyNamed named;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "TABLE",
      description = "The table's label, from `maguey tables list`.")
  private String to;

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      description = "Why, for the audit trail; no names in it.")
  private String note = "";

  @Override
  public Integer call() {
    return confirmation.run(
        operation,
        "The host is told at once",
        (application, report) ->
            named.withOne(application, operation, party -> move(application, report, party)));
  }

  private int move(Application application, Report report, Party party) {
    Optional<Table> table = application.lookUp().reservations().table(party.event(), to);
    if (table.isEmpty()) {
      return operation.wrong(
          "There is no table "
              + to
              + ". `maguey tables list "
              + party.event().slug()
              + "` shows them.");
    }
    Request request = new Request(party.order().id(), table.get().id(), note);
    Outcome outcome =
        confirmation.isDry()
            ? application.selling().moveParty().preview(request)
            : application.selling().moveParty().move(request, operation.cause());
    String list = "`maguey tables list " + party.event().slug() + "` shows the free ones.";
    return switch (outcome) {
      case Outcome.Possible(Change change) -> tell(report, party, change);
      case Outcome.Moved(Change change) -> tell(report, party, change);
      case Outcome.Taken taken ->
          operation.wrong(
              "Table " + taken.table().label() + " is held or sold. " + alternatives(taken, list));
      case Outcome.TooFewSeats few ->
          operation.wrong(
              "Table "
                  + few.table().label()
                  + " seats "
                  + few.table().seats()
                  + ", and "
                  + few.assigned()
                  + " passes are somebody's. Take a larger table, or let the host take passes"
                  + " back. "
                  + list);
      case Outcome.SameTable same ->
          operation.wrong("They sit at table " + same.table().label() + " already.");
      case Outcome.NotSeated seated ->
          operation.wrong(
              "Their reservation is "
                  + seated.reservation().map(r -> r.state()).orElse("not there")
                  + ": only a party that has paid or is in can be moved. `maguey vip show "
                  + party.order().details().reference()
                  + "` has all of it.");
      case Outcome.EventOff off ->
          operation.wrong(off.event().slug() + " is canceled or over. Nobody moves there.");
      case Outcome.NoSuchTable _ -> operation.wrong("There is no table " + to + ". " + list);
      case Outcome.NoSuchOrder _ -> operation.wrong(named.nobody());
    };
  }

  private static String alternatives(Outcome.Taken taken, String list) {
    return taken.free().isEmpty()
        ? "No table is free."
        : "Most like it are "
            + taken.free().stream().map(Table::label).collect(Collectors.joining(", "))
            + ". "
            + list;
  }

  private int tell(Report report, Party party, Change change) {
    if (report.isJson()) {
      report.print(
          Report.fields(
              "reference", party.order().details().reference().value(),
              "event", party.event().slug().value(),
              "from", change.from().label(),
              "to", change.to().label(),
              "passesIssued", change.issued(),
              "passesVoided", change.voided(),
              "difference", change.difference().minor(),
              "currency", change.difference().currency().getCurrencyCode(),
              "dryRun", confirmation.isDry()));
      return ExitCode.DONE;
    }
    report.say(
        (confirmation.isDry() ? "would move " : "moved ")
            + party.order().details().reference()
            + " from table "
            + change.from().label()
            + " to "
            + change.to().label());
    for (String line :
        List.of(
            change.issued() == 0 ? "" : "further passes:  " + change.issued(),
            change.voided() == 0 ? "" : "void passes:  " + change.voided(),
            change.difference().isZero()
                ? ""
                : "differs by " + MoneyText.of(change.difference()) + ", not charged")) {
      if (!line.isEmpty()) {
        report.say(line);
      }
    }
    return ExitCode.DONE;
  }
}
