package live.maguey.cli.logs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import live.maguey.cli.command.Count;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.cli.command.SinceOption;
import live.maguey.http.routing.LogContext;
import live.maguey.orders.OrderReference;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Span;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey logs find`.
@Command(
    name = "find",
    description = {
      "Finds what was logged about a request, an order or anything with an id.",
      "Searches the files in log.folder, compressed ones too, and adds the lines of",
      "the requests and orders that it finds there: from the checkout to the email.",
      "Needs no database. Ends with 1 when it finds nothing, 3 without a folder."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey logs find MGY-7K2Q-9F",
      "  maguey logs find 0198f3a2-5d1c-7c3e-9a41-6f2b8e0d1c05 --since 2h",
      "  maguey logs find evt_3PqRsT2eZvKYlo2C --json",
      "",
      "The log never holds an address: `maguey trace ADDRESS` finds a guest's orders."
    })
final class FindLines implements Callable<Integer> {
  private static final int SHORTEST = 4;
  private static final String BY_JOURNAL =
      "journalctl -u 'maguey@*' -o cat --since '2 hours ago' | grep ";

  @Mixin private Operation operation;

  @Parameters(
      paramLabel = "ID|REFERENCE",
      description =
          "A request's or an order's id, an order's or a ticket's number, or the id of an email, a refund or of Stripe's.")
  private String asked;

  @Mixin private SinceOption since;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "200",
      converter = Count.class,
      description = "At most so many, the newest; default ${DEFAULT-VALUE}.")
  private int limit;

  @Override
  public Integer call() {
    String name = name(asked.strip());
    if (name.contains("@")) {
      operation.complain(
          "The log holds no addresses. `maguey trace ADDRESS` shows the orders of one; look for"
              + " those here.");
      return ExitCode.USAGE;
    }
    if (name.length() < SHORTEST) {
      operation.complain("'" + name + "' is too short to find anything by.");
      return ExitCode.USAGE;
    }
    Path folder = operation.known().find("log.folder", Path.class).orElse(null);
    if (folder == null || !Files.isDirectory(folder)) {
      operation.complain(
          (folder == null ? "No folder keeps the log" : "There is no folder " + folder)
              + ": set log.folder for the servers and here. Where systemd runs them, its journal has it:");
      operation.complain(BY_JOURNAL + name);
      return ExitCode.UNREACHABLE;
    }
    return operation.runAlone(report -> find(report, new LogFolder(folder), name));
  }

  /// An order's number however it was typed.
  private static String name(String typed) {
    try {
      return OrderReference.parse(typed).toString();
    } catch (InvalidRequest anythingElse) {
      return typed;
    }
  }

  private int find(Report report, LogFolder folder, String name) {
    Span span = new Span(since.from(operation.clock().instant()), Span.EVER.until());
    LogFolder.Found found = folder.find(name, span, limit);
    if (report.isJson()) {
      report.print(
          Report.fields(
              "asked", name,
              "more", found.more(),
              "lines", found.lines().stream().map(LogLine::fields).toList()));
    } else if (!found.lines().isEmpty()) {
      DateTimeFormatter stamp =
          DateTimeFormatter.ofPattern("MM-dd HH:mm:ss.SSS").withZone(report.zone());
      report.table(
          List.of("TIME", "LEVEL", "WHERE", "WHAT"),
          found.lines().stream()
              .map(line ->
                  List.of(
                      stamp.format(line.at()),
                      line.field("level"),
                      line.field(LogContext.WORK),
                      line.words()))
              .toList());
    }
    if (found.lines().isEmpty()) {
      return operation.wrong(
          "Nothing in "
              + folder.folder()
              + " names "
              + name
              + (since.isGiven() ? " in that time." : "."));
    }
    if (found.more()) {
      operation.complain(
          "There are older lines: --limit " + Math.min(limit * 10L, 10_000) + " shows more.");
    }
    return ExitCode.DONE;
  }
}
