package live.maguey.cli.support;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import live.maguey.cli.command.Program;
import live.maguey.shared.Scrubber;

/// What a helper would ask first, put to the program itself.
final class Questions {
  /// @param file its name in the bundle
  /// @param words the command, without settings
  record Question(String file, List<String> words) {
    private static Question json(String name, String... words) {
      List<String> all = new ArrayList<>(List.of(words));
      all.add("--json");
      return new Question(name + ".json", all);
    }
  }

  static final List<Question> ALL =
      List.of(
          Question.json("doctor", "doctor"),
          Question.json("status", "status"),
          Question.json("launch", "launch", "check"),
          Question.json("alerts", "alerts", "list"),
          Question.json("jobs", "jobs", "list"),
          Question.json("webhooks-failed", "webhooks", "list", "--failed"),
          Question.json("emails-failed", "emails", "list", "--failed"),
          Question.json("refunds-failed", "refunds", "list", "--failed"),
          Question.json("keys", "keys", "list"),
          Question.json("devices", "devices", "list"),
          Question.json("backups", "backup", "list"),
          Question.json("audit", "audit", "list"));

  private final Program program;
  private final List<String> settings;
  private final Scrubber scrubber;

  /// @param settings options that each question takes
  Questions(Program program, List<String> settings, Scrubber scrubber) {
    this.program = program;
    this.settings = settings;
    this.scrubber = scrubber;
  }

  /// What the program says to it, and what it complains of.
  String ask(Question question) {
    List<String> words = new ArrayList<>(question.words());
    words.addAll(settings);
    StringWriter said = new StringWriter();
    StringWriter complained = new StringWriter();
    int code =
        program.run(
            new PrintWriter(said), new PrintWriter(complained), words.toArray(String[]::new));
    String answer = said.toString();
    String text =
        complained.toString().isEmpty()
            ? answer
            : answer + "\n" + complained + "ended with " + code;
    return scrubber.scrub(text);
  }
}
