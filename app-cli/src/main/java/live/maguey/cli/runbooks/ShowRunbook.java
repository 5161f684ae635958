package live.maguey.cli.runbooks;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import live.maguey.api.Application;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.runbooks.Runbook;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `maguey runbook`.
@Command(
    name = "runbook",
    description = {
      "Says what to do about what you see, step by step.",
      "Without an argument it lists the symptoms; with one it prints its page. With an",
      "order's number, an address or any id it looks what is wrong there now, and says",
      "which steps apply; it ends with 1 when something is wrong. Changes nothing."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey runbook",
      "  maguey runbook refund-stuck",
      "  maguey runbook MGY-7K2Q-9F",
      "  maguey runbook guest@example.com --json"
    })
public final class ShowRunbook implements Callable<Integer> {
  private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\(([a-z-]+)\\.md\\)");

  @Mixin private Operation operation;

  @Parameters(
      arity = "0..1",
      paramLabel = "WHAT",
      description =
          "A symptom, an order's, ticket's or alert's number, an email address, or the id of an order, email, refund or of Stripe's.")
  private @Nullable String what;

  @Override
  public Integer call() {
    if (what == null) {
      return list(operation.report());
    }
    Optional<Runbook> named = Runbook.of(what.strip());
    if (named.isPresent()) {
      return show(operation.report(), RunbookPage.of(named.get()));
    }
    String asked = what.strip();
    return operation.run((application, report) -> diagnose(application, report, asked));
  }

  private static int list(Report report) {
    List<RunbookPage> pages = Arrays.stream(Runbook.values()).map(RunbookPage::of).toList();
    report.list(
        "runbooks",
        pages.stream()
            .map(page -> Report.fields("runbook", page.id(), "symptom", page.symptom()))
            .toList(),
        List.of("RUNBOOK", "WHAT YOU SEE"),
        pages.stream().map(page -> List.of(page.id(), page.symptom())).toList());
    return ExitCode.DONE;
  }

  private static int show(Report report, RunbookPage page) {
    if (report.isJson()) {
      report.print(
          Report.fields(
              "runbook", page.id(),
              "symptom", page.symptom(),
              "text", page.text(),
              "steps",
                  page.steps().stream()
                      .map(step ->
                          Report.fields(
                              "step", step.number(),
                              "title", step.title(),
                              "commands", step.commands()))
                      .toList()));
      return ExitCode.DONE;
    }
    print(report, page);
    return ExitCode.DONE;
  }

  /// As people read it: each paragraph as wide as the terminal, each command as it is typed.
  private static void print(Report report, RunbookPage page) {
    StringBuilder paragraph = new StringBuilder();
    boolean isCode = false;
    for (String line : page.text().lines().toList()) {
      boolean isFence = line.startsWith("```");
      if (isCode || isFence || line.isEmpty() || line.startsWith("- ") || line.startsWith("#")) {
        flush(report, paragraph);
      }
      if (isFence) {
        isCode = !isCode;
      } else if (isCode) {
        report.file("    " + line);
      } else if (line.isEmpty()) {
        report.say("");
      } else {
        paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.replaceFirst("^#+ ", ""));
        if (line.startsWith("#")) {
          flush(report, paragraph);
        }
      }
    }
    flush(report, paragraph);
  }

  private static void flush(Report report, StringBuilder paragraph) {
    if (!paragraph.isEmpty()) {
      report.say(LINK.matcher(paragraph).replaceAll("$1 (maguey runbook $2)"));
      paragraph.setLength(0);
    }
  }

  private int diagnose(Application application, Report report, String asked) {
    Optional<Diagnose.Diagnosed> found = new Diagnose(operation, application).of(asked);
    if (found.isEmpty()) {
      if (report.isJson()) {
        report.print(
            Report.fields("about", List.of(), "findings", List.of(), "elsewhere", List.of()));
      }
      return operation.wrong(
          asked
              + " is no symptom, and nothing matches it. `maguey runbook` lists the symptoms; if"
              + " Stripe has it, `maguey webhooks pull` fetches it.");
    }
    Diagnose.Diagnosed diagnosed = found.get();
    if (report.isJson()) {
      report.print(
          Report.fields(
              "about", diagnosed.about(),
              "findings", diagnosed.findings().stream().map(Applying::json).toList(),
              "elsewhere", diagnosed.elsewhere().stream().map(Applying::json).toList()));
    } else {
      say(report, diagnosed);
    }
    return diagnosed.findings().isEmpty() ? ExitCode.DONE : ExitCode.WRONG;
  }

  private static void say(Report report, Diagnose.Diagnosed diagnosed) {
    diagnosed.about().forEach(report::say);
    if (diagnosed.findings().isEmpty()) {
      report.say("Nothing is wrong here. `maguey status` shows the whole server.");
    }
    for (Applying finding : diagnosed.findings()) {
      report.say("");
      finding.say(report);
    }
    if (!diagnosed.elsewhere().isEmpty()) {
      report.say("");
      report.say("Also wrong on this server now, and perhaps the cause:");
      diagnosed
          .elsewhere()
          .forEach(found ->
              report.say(found.what() + ": maguey runbook " + found.diagnosis().runbook().id()));
    }
  }
}
