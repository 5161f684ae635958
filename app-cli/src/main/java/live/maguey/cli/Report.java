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
/// with the same names and every value in full.
///
/// In JSON, times are ISO 8601 in UTC and amounts are minor units; for people they are the venue's
/// clock and money as it is written.
public final class Report {
  private static final int COLUMNS = 80;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH);

  private final PrintWriter out;
  private final boolean json;
  private final ZoneId zone;

  Report(PrintWriter out, boolean json, ZoneId zone) {
    this.out = out;
    this.json = json;
    this.zone = zone;
  }

  public boolean isJson() {
    return json;
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

  public void table(List<String> names, List<List<String>> cells) {
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      int column = i;
      int widest = cells.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
      widths.add(Math.max(names.get(i).length(), widest));
    }
    line(names, widths);
    cells.forEach(row -> line(row, widths));
  }

  private void line(List<String> row, List<Integer> widths) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      text.append(row.get(i));
      if (i < row.size() - 1) {
        text.append(" ".repeat(widths.get(i) - row.get(i).length() + 2));
      }
    }
    say(text.toString());
  }

  /// A heading and `name value` lines under it; empty values are left out.
  public void facts(String heading, Map<String, String> facts) {
    say(heading);
    facts.forEach((name, value) -> {
      if (!value.isEmpty()) {
        say("  %-12s %s".formatted(name, value));
      }
    });
  }

  /// One line, cut where a terminal would break it.
  public void say(String line) {
    String plain = line.stripTrailing();
    out.println(plain.length() <= COLUMNS ? plain : plain.substring(0, COLUMNS - 1) + "…");
  }

  /// The JSON document.
  public void print(Object document) {
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
