package live.maguey.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import live.maguey.shared.Language;
import live.maguey.words.LocalTimes;
import org.jspecify.annotations.Nullable;

/// Prints what a command found: rows and facts for people, or one JSON document with the same names
/// and every value in full. On a terminal nothing is wider than it and states are colored; in a
/// pipe each row is one line, as long as it is. Control characters in what others wrote (names,
/// answers of providers) reach neither.
///
/// In JSON, times are ISO 8601 in UTC and amounts are minor units; for people they are the venue's
/// clock and money as it is written.
public final class Report {
  /// What people read best; sentences are no wider on any terminal.
  private static final int SENTENCE = 80;

  private static final int LEAST_NAME = 12;
  private static final int LEAST_VALUE = 16;

  private static final String GOOD = "\u001B[32m";
  private static final String CARE = "\u001B[33m";
  private static final String BAD = "\u001B[31m";
  private static final String PLAIN = "\u001B[0m";

  /// Words of states; what is in none of them is neither good nor bad.
  private static final Map<String, String> COLOURS =
      Map.ofEntries(
          Map.entry("paid", GOOD),
          Map.entry("succeeded", GOOD),
          Map.entry("done", GOOD),
          Map.entry("paid_by_hand", GOOD),
          Map.entry("accepted", GOOD),
          Map.entry("delivered", GOOD),
          Map.entry("valid", GOOD),
          Map.entry("ok", GOOD),
          Map.entry("warning", CARE),
          Map.entry("held", CARE),
          Map.entry("received", CARE),
          Map.entry("queued", CARE),
          Map.entry("delayed", CARE),
          Map.entry("requested", CARE),
          Map.entry("pending", CARE),
          Map.entry("failed", BAD),
          Map.entry("dead", BAD),
          Map.entry("given_up", BAD),
          Map.entry("bounced", BAD),
          Map.entry("complained", BAD),
          Map.entry("refused", BAD));

  private final PrintWriter out;
  private final boolean json;
  private final ZoneId zone;
  private final boolean colour;
  private final int columns;

  /// @param colour whether `out` is a terminal that wants colors; @param columns how wide it is
  Report(PrintWriter out, boolean json, ZoneId zone, boolean colour, int columns) {
    this.out = out;
    this.json = json;
    this.zone = zone;
    this.colour = colour;
    this.columns = columns;
  }

  public boolean isJson() {
    return json;
  }

  /// The venue's.
  public ZoneId zone() {
    return zone;
  }

  /// A time by the venue's clock, or nothing.
  public String time(@Nullable Instant at) {
    return at == null ? "" : new LocalTimes(zone, Language.EN).stamp(at);
  }

  /// @param rows for JSON, each with the fields in order; null values are written as null
  /// @param shown the columns that people see, in order, already as text
  public void list(
      String name, List<Map<String, Object>> rows, List<String> shown, List<List<String>> cells) {
    if (json) {
      print(Map.of(name, rows));
      return;
    }
    if (cells.isEmpty()) {
      out.println("No " + name + ".");
      return;
    }
    table(shown, cells);
  }

  /// The fields of rows, as in JSON.
  void csv(List<String> fields, List<Map<String, Object>> rows) {
    out.print(Csv.of(fields, rows));
  }

  /// Begins a list that is shown again: over the old one on a terminal, else under it.
  void restart(String clear) {
    if (colour) {
      out.print(clear);
    } else {
      out.println();
    }
  }

  void flush() {
    out.flush();
  }

  /// Rows under names.
  public void table(List<String> names, List<List<String>> cells) {
    TextTable.lines(names, cells, columns, this::coloured).forEach(out::println);
  }

  /// A heading and `name value` lines under it, long values on several; empty ones are left out.
  public void facts(String heading, Map<String, String> facts) {
    say(heading);
    int names = facts.keySet().stream().mapToInt(TerminalText::width).max().orElse(0);
    int column = Math.min(Math.max(names, LEAST_NAME) + 3, columns - LEAST_VALUE);
    facts.forEach((name, value) -> {
      String label = "  " + TerminalText.clean(name);
      List<String> parts =
          value.isEmpty() ? List.of() : TerminalText.wrapped(value, columns - column);
      if (!parts.isEmpty() && TerminalText.width(label) > column - 1) {
        TerminalText.wrapped(label, columns - 2).forEach(part -> out.println("  " + part));
        label = "";
      }
      for (String part : parts) {
        out.println(label + " ".repeat(column - TerminalText.width(label)) + coloured(part, value));
        label = "";
      }
    });
  }

  /// A text of several lines; one that is too long goes on in the next.
  public void text(String text) {
    text.lines().forEach(this::say);
  }

  /// A picture in characters, on a terminal that is wide enough for it and shows colors; else
  /// nothing.
  ///
  /// @param width in characters
  public void picture(List<String> lines, int width) {
    if (colour && columns != Prompt.NO_TERMINAL && width <= columns) {
      lines.forEach(out::println);
    }
  }

  /// What belongs in a file, as it is: nothing is indented or wrapped otherwise.
  public void file(String text) {
    text.lines().forEach(out::println);
  }

  /// One line; on a terminal that is narrower it goes on in the next.
  public void say(String line) {
    TerminalText.wrapped(line, columns).forEach(out::println);
  }

  /// A sentence, on several lines where it is long.
  ///
  /// @param columns how wide the terminal is
  public static void tell(PrintWriter err, int columns, String sentence) {
    TerminalText.wrapped(sentence, Math.min(SENTENCE, columns)).forEach(err::println);
  }

  private String coloured(String part, String cell) {
    String code = colour ? COLOURS.get(cell) : null;
    return code == null ? part : code + part + PLAIN;
  }

  /// The JSON document.
  public void print(Object document) {
    print(out, document);
  }

  public static void print(PrintWriter out, Object document) {
    try {
      out.println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("maps of texts and numbers are always JSON", impossible);
    }
  }

  /// On one line.
  public static String compact(Object value) {
    try {
      return Json.MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("maps of texts and numbers are always JSON", impossible);
    }
  }

  /// An ordered object for JSON: `name, value, name, value`; times become ISO 8601.
  public static Map<String, Object> fields(@Nullable Object... pairs) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      Object value = pairs[i + 1];
      fields.put(String.valueOf(pairs[i]), value instanceof Instant at ? at.toString() : value);
    }
    return fields;
  }

  /// Two sentences from two texts, whether or not the first one brings its own stop.
  public static String then(String first, String next) {
    String text = first.stripTrailing();
    boolean ends = text.endsWith(".") || text.endsWith("!") || text.endsWith("?");
    return text.isEmpty() || next.isEmpty() ? text + next : text + (ends ? " " : ". ") + next;
  }

  /// What is wrong, and what to do about it: a command, or an act in words.
  public static String advice(String what, String todo) {
    return then(what, todo.startsWith("maguey ") ? "Run `" + todo + "`." : then(todo, " ").strip());
  }

  /// A name of the domain as it is written: `given_up`.
  public static String word(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
