package live.maguey.cli.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.Advised;
import live.maguey.cli.command.Count;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.orders.Order;
import live.maguey.shared.Money;
import live.maguey.trace.Missing;
import live.maguey.trace.Moment;
import live.maguey.trace.Trace;
import live.maguey.words.MoneyText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey trace`.
@Command(
    name = "trace",
    description = {
      "Shows everything that happened to an order, in order of time.",
      "Requests, Stripe, webhooks, ledger, tickets, emails, scans, and what is",
      "missing. Give whatever you have. Ends with 1 when something is missing."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey trace MGY-7K2Q-9F",
      "  maguey trace guest@example.com",
      "  maguey trace 7K2Q-4F9X",
      "  maguey trace pi_3Q2w3E4r5T --json"
    })
public final class TraceGuest implements Callable<Integer> {
  @Mixin private Operation operation;

  @Parameters(
      paramLabel = "WHAT",
      description =
          "An order's or a ticket's number, an email address, or a Stripe id (evt_, cs_, pi_, re_, dp_, txn_).")
  private String what;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "5",
      converter = Count.class,
      description = "How many orders of an email address, the newest; default ${DEFAULT-VALUE}.")
  private int limit;

  @Override
  public Integer call() {
    return operation.run(this::trace);
  }

  private int trace(Application application, Report report) {
    List<Order> orders = application.lookUp().findOrders().find(what, limit);
    if (orders.isEmpty()) {
      if (report.isJson()) {
        report.print(Report.fields("orders", List.of()));
      }
      operation.complain(
          "No order matches " + what + ". If Stripe has it, `maguey webhooks pull` fetches it.");
      return ExitCode.WRONG;
    }
    List<Trace> traces = new Tracing(operation, application).of(orders);
    if (report.isJson()) {
      report.print(Report.fields("orders", traces.stream().map(TraceGuest::json).toList()));
    } else {
      for (int i = 0; i < traces.size(); i++) {
        if (i > 0) {
          report.say("");
        }
        say(report, traces.get(i));
      }
    }
    boolean whole = traces.stream().allMatch(trace -> trace.missing().isEmpty());
    return whole ? ExitCode.DONE : ExitCode.WRONG;
  }

  private static void say(Report report, Trace trace) {
    Order order = trace.order();
    report.say(
        order.details().reference()
            + ", "
            + order.state()
            + ", "
            + MoneyText.of(order.total())
            + trace.refunded().map(m -> ", refunded " + MoneyText.of(m)).orElse(""));
    List<List<String>> rows = new ArrayList<>();
    Instant before = trace.moments().getFirst().at();
    for (Moment moment : trace.moments()) {
      rows.add(
          List.of(
              report.time(moment.at()),
              lag(before, moment.at()),
              Report.word(moment.kind()),
              moment.text()));
      before = moment.at();
    }
    report.table(List.of("AT", "LATER", "BY", "WHAT"), rows);
    if (trace.missing().isEmpty()) {
      report.say("Nothing is missing.");
      return;
    }
    report.say("");
    report.table(
        List.of("MISSING"),
        trace.missing().stream().map(m -> List.of(Report.advice(m.what(), m.todo()))).toList());
    report.say(
        "Which runbook and step: `maguey runbook " + trace.order().details().reference() + "`.");
  }

  private static Object json(Trace trace) {
    return Report.fields(
        "reference", trace.order().details().reference().value(),
        "state", trace.order().state(),
        "refunded", trace.refunded().map(Money::minor).orElse(0L),
        "moments",
            trace.moments().stream()
                .map(m ->
                    Report.fields(
                        "at", m.at(),
                        "kind", Report.word(m.kind()),
                        "text", m.text(),
                        "reference", m.reference()))
                .toList(),
        "missing", trace.missing().stream().map(missing -> json(trace, missing)).toList());
  }

  private static Object json(Trace trace, Missing missing) {
    return Advised.fields(
        Report.fields("what", missing.what(), "todo", missing.todo()),
        missing.diagnosis(),
        "maguey trace " + trace.order().details().reference());
  }

  private static String lag(Instant from, Instant to) {
    Duration lag = Duration.between(from, to);
    if (lag.toMillis() < 50) { // also before: Stripe tells whole seconds
      return "";
    }
    if (lag.toSeconds() < 100) {
      return String.format(Locale.ROOT, "+%.1f s", lag.toMillis() / 1000.0);
    }
    return lag.toMinutes() < 100 ? "+" + lag.toMinutes() + " min" : "+" + lag.toHours() + " h";
  }
}
