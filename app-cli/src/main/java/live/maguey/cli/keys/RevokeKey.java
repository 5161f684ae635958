package live.maguey.cli.keys;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.Confirmation;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Progress;
import live.maguey.cli.command.Report;
import live.maguey.keys.RevokeKey.Outcome;
import live.maguey.keys.RevokeKey.Signed;
import live.maguey.keys.SigningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey keys revoke`.
@Command(
    name = "revoke",
    description = {
      "Ends a ticket key that leaked and reissues the tickets it signed.",
      "Every gate refuses its codes at once, and every valid ticket of the events to",
      "come that may carry one gets a new code by email. It cannot be undone. If it",
      "is interrupted, run it again: it continues. Make the next key first, with",
      "`maguey keys rotate`, and wait a minute."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey keys revoke 1 --dry-run",
      "  maguey keys revoke 1 --yes --note laptop-lost"
    })
final class RevokeKey implements Callable<Integer> {
  @Mixin private Operation operation;
  @Mixin private Confirmation confirmation;

  @Parameters(paramLabel = "KEY", description = "Its number, as `maguey keys list` shows it.")
  private int id;

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      description = "Why, for the audit trail; no names in it.")
  private String note = "";

  @Override
  public Integer call() {
    return confirmation.run(operation, "This cannot be undone", this::revoke);
  }

  private int revoke(Application application, Report report) {
    Optional<SigningKey> found = application.lookUp().keys().find(id);
    if (found.isEmpty()) {
      return noSuchKey();
    }
    if (found.get().signs()) {
      return signs();
    }
    List<Signed> signed = application.signing().revokeKey().signed(found.get());
    if (confirmation.isDry()) {
      return tell(report, signed, 0, 0);
    }
    int orders = signed.stream().mapToInt(s -> s.orders().size()).sum();
    Outcome outcome;
    try (Progress progress = operation.progress("reissuing", orders)) {
      outcome =
          application
              .signing()
              .revokeKey()
              .revoke(id, note, operation.cause(), _ -> progress.step());
    }
    return switch (outcome) {
      case Outcome.Revoked(int mailed, int tickets) -> tell(report, signed, mailed, tickets);
      case Outcome.Signs() -> signs();
      case Outcome.TooSoon(Instant until) ->
          operation.wrong(
              "A server may sign with key "
                  + id
                  + " until "
                  + report.time(until)
                  + ". Run this again then. Nothing was done.");
      case Outcome.NoSuchKey() -> noSuchKey();
    };
  }

  private int tell(Report report, List<Signed> signed, int orders, int tickets) {
    if (report.isJson()) {
      report.print(
          Report.fields(
              "id", id,
              "events",
                  signed.stream()
                      .map(s ->
                          Report.fields(
                              "event", s.event().slug().value(),
                              "orders", s.orders().size(),
                              "tickets", s.tickets()))
                      .toList(),
              "orders", orders,
              "tickets", tickets,
              "dryRun", confirmation.isDry()));
      return ExitCode.DONE;
    }
    if (!confirmation.isDry()) {
      report.say(
          "Key "
              + id
              + " is revoked: no gate takes its codes any more. Reissued and mailed: "
              + counted(tickets, orders)
              + ".");
      return ExitCode.DONE;
    }
    report.say("Key " + id + " would be revoked. Tickets that would be reissued and mailed:");
    signed.forEach(s ->
        report.say(
            s.event().slug()
                + ", "
                + s.event().businessDate()
                + ":  "
                + counted(s.tickets(), s.orders().size())));
    if (signed.isEmpty()) {
      report.say("none");
    }
    return ExitCode.DONE;
  }

  private static String counted(int tickets, int orders) {
    return tickets
        + (tickets == 1 ? " ticket of " : " tickets of ")
        + orders
        + (orders == 1 ? " order" : " orders");
  }

  private int signs() {
    return operation.wrong(
        "Key " + id + " signs. Make the next one first: `maguey keys rotate`. Nothing was done.");
  }

  private int noSuchKey() {
    return operation.wrong("There is no key " + id + ". `maguey keys list` shows the keys.");
  }
}
