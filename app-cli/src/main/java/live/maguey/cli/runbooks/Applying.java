package live.maguey.cli.runbooks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import live.maguey.cli.command.Report;
import live.maguey.runbooks.Diagnosis;
import live.maguey.trace.Explanation;
import live.maguey.trace.Missing;
import live.maguey.trace.Trace;

/// What is wrong, with the step of a runbook that applies to it now.
///
/// @param about what it is about, as people know it: an order's number, a setting's name
/// @param what in words; @param fix a command, or an act in words; empty where nothing is to be
///   done
/// @param values for the words in capitals of the step's commands, as far as they are known
/// @param recheck the command that shows whether it is mended
record Applying(
    Diagnosis diagnosis,
    String about,
    String what,
    String fix,
    Map<String, String> values,
    String recheck) {
  private static final List<String> OBJECTS =
      List.of("WEBHOOK", "EMAIL", "REFUND", "ALERT", "REFERENCE");

  static Applying of(Trace trace, Missing missing) {
    String order = trace.order().details().reference().value();
    String object = missing.object().isEmpty() ? order : missing.object();
    return new Applying(
        missing.diagnosis(),
        order,
        missing.what(),
        missing.todo(),
        values(object, order),
        "maguey trace " + order);
  }

  static Applying of(Trace trace, Explanation explanation) {
    String order = trace.order().details().reference().value();
    return new Applying(
        explanation.diagnosis(),
        order,
        explanation.what(),
        "",
        values(order, order),
        "maguey trace " + order);
  }

  /// @param object what takes the place of every other word in capitals that stands for an id
  static Map<String, String> values(String object, String order) {
    return Map.of(
        "WEBHOOK", object, "EMAIL", object, "REFUND", object, "ALERT", object, "REFERENCE", order);
  }

  Optional<RunbookPage.Step> step() {
    return RunbookPage.of(diagnosis.runbook()).step(diagnosis.id());
  }

  /// The step's commands with what is known in place.
  List<String> commands() {
    return step().map(RunbookPage.Step::commands).orElse(List.of()).stream()
        .map(this::filled)
        .toList();
  }

  private String filled(String command) {
    String filled = command;
    for (String word : OBJECTS) {
      String value = values.get(word);
      if (value != null) {
        filled = Pattern.compile("\\b" + word + "\\b").matcher(filled).replaceAll(value);
      }
    }
    return filled;
  }

  Map<String, Object> json() {
    return Report.fields(
        "id", diagnosis.id(),
        "about", about,
        "what", what,
        "fix", fix.isEmpty() ? null : fix,
        "runbook", diagnosis.runbook().id(),
        "step", step().map(RunbookPage.Step::number).orElse(null),
        "title", step().map(RunbookPage.Step::title).orElse(null),
        "commands", commands(),
        "recheck", recheck);
  }

  void say(Report report) {
    report.say(Report.then(about + ": " + what, ""));
    report.say(
        "Runbook "
            + diagnosis.runbook().id()
            + step().map(step -> ", step " + step.number() + ": " + step.title()).orElse(""));
    if (commands().isEmpty()) {
      report.say(fix.startsWith("maguey ") ? "" : fix);
    }
    commands().forEach(command -> report.file("    " + command));
    report.say("Then, to see whether it is mended:");
    report.file("    " + recheck);
  }
}
