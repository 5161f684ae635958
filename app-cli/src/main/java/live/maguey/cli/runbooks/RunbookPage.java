package live.maguey.cli.runbooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.maguey.cli.command.Yaml;
import live.maguey.runbooks.Runbook;

/// One page of `runbooks/`, as the program carries it.
///
/// @param symptom what people see, in one line
/// @param answers the step for each finding that this page is about, by the finding's id
/// @param text the page in Markdown, without its front matter
public record RunbookPage(String id, String symptom, Map<String, Integer> answers, String text) {
  /// In this order, on every page.
  public static final List<String> HEADINGS =
      List.of("Symptom", "For the owner", "Look", "Act", "Verify", "Undo", "Escalate");

  private static final Pattern PAGE = Pattern.compile("(?s)---\n(.*?\n)---\n(.*)");
  private static final Pattern STEP = Pattern.compile("### (\\d+)\\. (.+)");
  private static final String SECTION = "## ";
  private static final String FENCE = "```";

  /// @param commands those of `maguey`, whole lines, in order
  public record Step(int number, String title, List<String> commands) {
    public Step {
      commands = List.copyOf(commands);
    }
  }

  public RunbookPage {
    answers = Map.copyOf(answers);
  }

  /// Its front matter.
  record Front(String id, String symptom, Map<String, Integer> answers) {}

  /// @throws IllegalStateException where the program was built without it
  public static RunbookPage of(Runbook runbook) {
    String name = "/runbooks/" + runbook.id() + ".md";
    try (InputStream page = RunbookPage.class.getResourceAsStream(name)) {
      if (page == null) {
        throw new IllegalStateException("the program has no " + name);
      }
      return parse(new String(page.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public static RunbookPage parse(String markdown) {
    Matcher page = PAGE.matcher(markdown);
    if (!page.matches()) {
      throw new IllegalArgumentException("a runbook begins with its id between two lines of ---");
    }
    try {
      Front front = Yaml.MAPPER.readValue(page.group(1), Front.class);
      return new RunbookPage(front.id(), front.symptom(), front.answers(), page.group(2).strip());
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException("the front matter of a runbook is wrong", wrong);
    }
  }

  /// The sections by their headings, in the order of the page.
  public Map<String, String> sections() {
    Map<String, String> sections = new LinkedHashMap<>();
    for (String part : ("\n" + text).split("\n" + SECTION, -1)) {
      int end = part.indexOf('\n');
      if (!part.startsWith("\n")) {
        sections.put(part.substring(0, end < 0 ? part.length() : end), part.substring(end + 1));
      }
    }
    return sections;
  }

  /// What to do, step by step.
  public List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    Matcher step = STEP.matcher("");
    for (String part : sections().getOrDefault("Act", "").split("\n(?=### )", -1)) {
      String title = part.strip().lines().findFirst().orElse("");
      if (step.reset(title).matches()) {
        steps.add(new Step(Integer.parseInt(step.group(1)), step.group(2), commands(part)));
      }
    }
    return steps;
  }

  /// @param finding its id; empty where it is not this page's, or has no step of its own
  public Optional<Step> step(String finding) {
    Integer number = answers.get(finding);
    return steps().stream().filter(step -> number != null && step.number() == number).findFirst();
  }

  /// The commands of `maguey` under one of the [#HEADINGS].
  public List<String> commands(Section section) {
    return commands(sections().getOrDefault(section.heading(), ""));
  }

  /// Where commands stand that are no step.
  public enum Section {
    LOOK("Look"),
    VERIFY("Verify");

    private final String heading;

    Section(String heading) {
      this.heading = heading;
    }

    String heading() {
      return heading;
    }
  }

  private static List<String> commands(String markdown) {
    List<String> commands = new ArrayList<>();
    boolean isCode = false;
    for (String line : markdown.lines().toList()) {
      if (line.startsWith(FENCE)) {
        isCode = !isCode;
      } else if (isCode && line.startsWith("maguey ")) {
        commands.add(line);
      }
    }
    return commands;
  }
}
