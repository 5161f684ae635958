package live.maguey.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says what a command found: rows and facts for people within 80 columns, or one JSON document
/// with the same names and every value in full. States are coloured on a terminal; control
/// characters in what others wrote (names, answers of providers) never reach it.
///
/// In JSON, times are ISO 8601 in UTC and amounts are minor units; for people they are the venue's
/// clock and money as it is written.
public final class Report {
  private static final int COLUMNS = 80;
  private static final int GAP = 2;
  private static final int LEAST_NAME = 12;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH);

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

  /// @param colour whether `out` is a terminal that wants colours
  Report(PrintWriter out, boolean json, ZoneId zone, boolean colour) {
    this.out = out;
    this.json = json;
    this.zone = zone;
    this.colour = colour;
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
    return at == null ? "" : TIME.format(at.atZone(zone));
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

  /// Rows under names; a row that is too long is cut in its last column.
  public void table(List<String> names, List<List<String>> cells) {
    List<Integer> widths = widths(names, cells);
    line(names, widths);
    cells.forEach(row -> line(row, widths));
  }

  /// Rows under names whose last column, a text of somebody else's, goes on in further lines.
  public void texts(List<String> names, List<List<String>> cells) {
    List<Integer> widths = widths(names, cells);
    int indent = widths.stream().limit(widths.size() - 1L).mapToInt(w -> w + GAP).sum();
    line(names, widths);
    for (List<String> row : cells) {
      List<String> parts = wrapped(row.getLast(), COLUMNS - indent);
      List<String> first = new ArrayList<>(row.subList(0, row.size() - 1));
      first.add(parts.getFirst());
      line(first, widths);
      parts.stream().skip(1).forEach(part -> say(" ".repeat(indent) + part));
    }
  }

  private static List<Integer> widths(List<String> names, List<List<String>> cells) {
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      int column = i;
      int widest = cells.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
      widths.add(Math.max(names.get(i).length(), widest));
    }
    return widths;
  }

  private void line(List<String> row, List<Integer> widths) {
    StringBuilder text = new StringBuilder();
    int used = 0;
    for (int i = 0; i < row.size(); i++) {
      boolean last = i == row.size() - 1;
      String cell = last ? cut(clean(row.get(i)), COLUMNS - used) : clean(row.get(i));
      text.append(coloured(cell));
      int width = last ? cell.length() : widths.get(i) + GAP;
      text.append(" ".repeat(width - cell.length()));
      used += width;
    }
    out.println(text.toString().stripTrailing());
  }

  /// A heading and `name value` lines under it, long values on several; empty ones are left out.
  public void facts(String heading, Map<String, String> facts) {
    say(heading);
    int names = facts.keySet().stream().mapToInt(String::length).max().orElse(0);
    int column = Math.max(names, LEAST_NAME) + 3;
    facts.forEach((name, value) -> {
      String label = "  " + clean(name);
      for (String part : value.isEmpty() ? List.<String>of() : wrapped(value, COLUMNS - column)) {
        out.println(label + " ".repeat(column - label.length()) + coloured(part));
        label = "";
      }
    });
  }

  /// A text of several lines; one that is too long goes on in the next.
  public void text(String text) {
    text.lines().forEach(line -> wrapped(line, COLUMNS).forEach(out::println));
  }

  /// One line, cut where a terminal would break it.
  public void say(String line) {
    out.println(cut(clean(line).stripTrailing(), COLUMNS));
  }

  /// A sentence, on several lines where it is long.
  static void tell(PrintWriter err, String sentence) {
    wrapped(sentence, COLUMNS).forEach(err::println);
  }

  private String coloured(String cell) {
    String code = colour ? COLOURS.get(cell) : null;
    return code == null ? cell : code + cell + PLAIN;
  }

  private static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + "…";
  }

  /// At blanks, else after underscores, where there are any; at least one part.
  private static List<String> wrapped(String text, int width) {
    List<String> parts = new ArrayList<>();
    String rest = clean(text).strip();
    while (rest.length() > width) {
      int blank = rest.lastIndexOf(' ', width);
      int word = rest.lastIndexOf('_', width - 1) + 1;
      int end = blank > 0 ? blank : word > 0 ? word : width;
      parts.add(rest.substring(0, end));
      rest = rest.substring(end).strip();
    }
    parts.add(rest);
    return parts;
  }

  /// What others wrote could move the cursor, recolour or reverse what is on the screen.
  private static String clean(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /// The JSON document.
  public void print(Object document) {
    print(out, document);
  }

  public static void print(PrintWriter out, Object document) {
    try {
      out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document));
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

  /// A name of the domain as it is written: `given_up`.
  public static String word(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
