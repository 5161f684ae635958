package live.maguey.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import live.maguey.benchmarks.codes.CodeFigures;
import live.maguey.benchmarks.emails.OutboxFigures;
import live.maguey.benchmarks.gate.ScanFigures;
import live.maguey.benchmarks.orders.HoldFigures;
import live.maguey.benchmarks.orders.PlaceOrderFigures;
import live.maguey.benchmarks.payments.SettleFigures;
import live.maguey.benchmarks.payments.WebhookFigures;
import live.maguey.benchmarks.trace.TraceFigures;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Takes the figures and prints them.
@Command(
    name = "benchmarks/run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures the house on embedded PostgreSQL whose commits reach the disk. A turn of each design",
      "stands beside one of the floor, a row and a commit; the ratio is the median of the turns' own.",
      "All of it takes half an hour. Let the machine do nothing else meanwhile."
    })
public final class Figures implements Callable<Integer> {
  enum Group {
    HOLDS,
    ORDERS,
    WEBHOOKS,
    SETTLE,
    SCANS,
    MAILS,
    TRACE;

    List<Figure> take(Pace pace) {
      return switch (this) {
        case HOLDS -> HoldFigures.take(pace);
        case ORDERS -> PlaceOrderFigures.take(pace);
        case WEBHOOKS -> WebhookFigures.take(pace);
        case SETTLE -> SettleFigures.take(pace);
        case SCANS -> ScanFigures.take(pace);
        case MAILS -> OutboxFigures.take(pace);
        case TRACE -> TraceFigures.take(pace);
      };
    }
  }

  @Spec CommandSpec spec;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "GROUP",
      description = "Of ${COMPLETION-CANDIDATES}; all of them, and the codes, unless given.")
  Set<Group> only = EnumSet.noneOf(Group.class);

  @Option(
      names = "--seconds",
      defaultValue = "4",
      description = "How long a turn is measured, after two seconds of warm-up; ${DEFAULT-VALUE}.")
  int seconds;

  @Option(
      names = "--turns",
      defaultValue = "3",
      description = "How many turns each design has; ${DEFAULT-VALUE}.")
  int turns;

  @Option(
      names = "--no-million",
      description = "Leave out what is measured with a million tickets in the database.")
  boolean noMillion;

  @Option(
      names = "--record",
      paramLabel = "DOCS",
      description = "Write performance.json, its picture and its tables into this folder.")
  Path docs;

  public static void main(String[] args) {
    CommandLine command = new CommandLine(new Figures());
    command.setCaseInsensitiveEnumValuesAllowed(true);
    System.exit(command.execute(args));
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Pace pace = new Pace(turns, Duration.ofSeconds(2), Duration.ofSeconds(seconds), !noMillion);
    List<Figure> all = new ArrayList<>();
    for (Group group : only.isEmpty() ? EnumSet.allOf(Group.class) : only) {
      List<Figure> some = group.take(pace);
      out.print(Table.of(some));
      out.flush();
      all.addAll(some);
    }
    List<CodeFigures.Cost> costs = only.isEmpty() ? CodeFigures.take() : List.of();
    out.print(Table.ofCosts(costs));
    out.flush();
    if (docs != null) {
      new Recording(Machine.here(), all, costs).into(docs);
    }
    return 0;
  }
}
