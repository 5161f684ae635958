package live.maguey.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import live.maguey.benchmarks.apart.ApartFigures;
import live.maguey.benchmarks.codes.CodeFigures;
import live.maguey.benchmarks.emails.OutboxFigures;
import live.maguey.benchmarks.fixtures.Figure;
import live.maguey.benchmarks.fixtures.Machine;
import live.maguey.benchmarks.fixtures.Pace;
import live.maguey.benchmarks.gate.ScanFigures;
import live.maguey.benchmarks.orders.HoldFigures;
import live.maguey.benchmarks.orders.PlaceOrderFigures;
import live.maguey.benchmarks.payments.SettleFigures;
import live.maguey.benchmarks.payments.WebhookFigures;
import live.maguey.benchmarks.tables.TableFigures;
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
      "Measures the server on embedded PostgreSQL whose commits reach the disk. A turn of each design",
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
    TABLES,
    MAILS,
    TRACE,
    CODES,
    APART
  }

  @Spec CommandSpec spec;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "GROUP",
      description = "Of ${COMPLETION-CANDIDATES}; all of them unless given.")
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
    Pace pace = new Pace(turns, Duration.ofSeconds(2), Duration.ofSeconds(seconds), !noMillion);
    List<Figure> figures = new ArrayList<>();
    List<Figure> tables = new ArrayList<>();
    List<CodeFigures.Cost> codes = new ArrayList<>();
    Optional<ApartFigures.Taken> apart = Optional.empty();
    for (Group group : only.isEmpty() ? EnumSet.allOf(Group.class) : only) {
      switch (group) {
        case HOLDS -> print(Table.of(kept(figures, HoldFigures.take(pace))));
        case ORDERS -> print(Table.of(kept(figures, PlaceOrderFigures.take(pace))));
        case WEBHOOKS -> print(Table.of(kept(figures, WebhookFigures.take(pace))));
        case SETTLE -> print(Table.of(kept(figures, SettleFigures.take(pace))));
        case SCANS -> print(Table.of(kept(figures, ScanFigures.take(pace))));
        case TABLES -> print(Table.of(kept(tables, TableFigures.take(pace))));
        case MAILS -> print(Table.of(kept(figures, OutboxFigures.take(pace))));
        case TRACE -> print(Table.of(kept(figures, TraceFigures.take(pace))));
        case CODES -> print(Table.ofCosts(kept(codes, CodeFigures.take())));
        case APART -> {
          ApartFigures.Taken taken = ApartFigures.take(pace);
          print(Table.of(taken));
          apart = Optional.of(taken);
        }
      }
    }
    if (docs != null) {
      Recording recording = new Recording(docs, Machine.here());
      recording.of(figures, codes);
      recording.ofTables(tables);
      if (apart.isPresent()) {
        recording.of(apart.get());
      }
    }
    return 0;
  }

  private static <T> List<T> kept(List<T> all, List<T> some) {
    all.addAll(some);
    return some;
  }

  private void print(String table) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(table);
    out.flush();
  }
}
