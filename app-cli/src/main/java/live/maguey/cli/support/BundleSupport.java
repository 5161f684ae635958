package live.maguey.cli.support;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import live.maguey.api.settings.KnownSettings;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Program;
import live.maguey.cli.command.Progress;
import live.maguey.cli.command.Report;
import live.maguey.cli.logs.LogFolder;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Scrubber;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `maguey support bundle`.
@Command(
    name = "bundle",
    description = {
      "Packs what a helper needs into one file, without secrets.",
      "Addresses and private links are taken out, too. What is wrong now, what was",
      "done, what failed, each setting as it counts and where it was set, the newest",
      "2,000 lines in log.folder (1 MB at most), and the runbooks. Works when the",
      "database is gone: what could not be looked at says so. Changes nothing and",
      "sends nothing."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey support bundle",
      "  maguey support bundle --config /etc/maguey.yaml --out /tmp/tonight.zip"
    })
final class BundleSupport implements Callable<Integer> {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int LINES = 2_000;
  private static final int CHARACTERS = 1_000_000;
  private static final Set<String> OWN = Set.of("--out", "--json", "--help");

  @Mixin private Operation operation;

  @Spec private CommandSpec command;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to; default: maguey-support-TIME.zip in this folder.")
  private @Nullable Path out;

  @Override
  public Integer call() {
    Instant now = operation.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    Path file = out == null ? Path.of("maguey-support-" + MOMENT.format(now) + ".zip") : out;
    KnownSettings known = operation.known();
    Scrubber scrubber = new Scrubber(known.secrets());
    Questions questions = new Questions(Program.of(command), settings(), scrubber);
    try (Bundle bundle = Bundle.create(file);
        Progress progress = operation.progress("bundle", Questions.ALL.size())) {
      bundle.add("READ-ME.txt", Bundle.introduction(operation.release(), now));
      for (Questions.Question question : Questions.ALL) {
        bundle.add(question.file(), questions.ask(question));
        progress.step();
      }
      bundle.add("settings.json", scrubber.scrub(json(known)));
      bundle.add("log.txt", scrubber.scrub(newestLines(known)));
      bundle.addRunbooks();
      bundle.complete();
    } catch (FileAlreadyExistsException there) {
      throw new InvalidRequest("out " + file, "is there already");
    } catch (IOException unwritable) {
      throw new InvalidRequest("out " + file, "cannot be written");
    }
    return operation.runAlone(report -> tell(report, file));
  }

  private static String json(KnownSettings known) {
    StringWriter text = new StringWriter();
    Report.print(
        new PrintWriter(text),
        Map.of(
            "settings",
            known.effective().stream()
                .map(setting ->
                    Report.fields(
                        "key", setting.key(),
                        "value", setting.value(),
                        "source", setting.source()))
                .toList()));
    return text.toString();
  }

  private static String newestLines(KnownSettings known) {
    Path folder = known.find("log.folder", Path.class).orElse(null);
    if (folder == null) {
      return "log.folder is not set: the log is where the servers' standard output goes.\n";
    }
    try {
      return new LogFolder(folder)
          .newest(LINES, CHARACTERS).stream().map(line -> line + "\n").collect(joining());
    } catch (UncheckedIOException unreadable) {
      return "log.folder cannot be read: " + unreadable.getCause() + "\n";
    }
  }

  /// Whatever was said of the settings is said to each question, too.
  private List<String> settings() {
    List<String> words = new ArrayList<>();
    for (OptionSpec option : command.commandLine().getParseResult().matchedOptions()) {
      if (!OWN.contains(option.longestName())) {
        option.stringValues().forEach(value -> words.add(option.longestName() + "=" + value));
      }
    }
    return words;
  }

  private static int tell(Report report, Path file) {
    if (report.isJson()) {
      report.print(Report.fields("file", file.toString()));
    } else {
      report.say(
          "packed "
              + file
              + ". Addresses, links and secrets were taken out; look into it before you send it.");
    }
    return ExitCode.DONE;
  }
}
