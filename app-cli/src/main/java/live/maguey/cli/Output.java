package live.maguey.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Prints for people, no line longer than 80 characters and coloured on a terminal only, or JSON
/// for programs. Control characters in what others wrote (names, answers of providers) never reach
/// the terminal.
public final class Output {
  static final int WIDTH = 80;
  private static final int LABEL = 14;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean colour;

  Output(PrintWriter out, PrintWriter err, boolean colour) {
    this.out = out;
    this.err = err;
    this.colour = colour;
  }

  /// How a word is to be seen; without colours it is the word alone.
  public enum Tone {
    PLAIN(""),
    STRONG("1"),
    GOOD("32"),
    CARE("33"),
    BAD("31");

    private final String code;

    Tone(String code) {
      this.code = code;
    }
  }

  /// Times are ISO 8601 in UTC; what is null is written as null.
  public void json(Object value) {
    try {
      out.println(JSON.writeValueAsString(value));
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), bug);
    }
  }

  public void line(String text) {
    wrap(out, text);
  }

  public void line(String text, Tone tone) {
    lines(text, WIDTH).forEach(l -> out.println(painted(l, tone)));
  }

  /// A heading over what follows, after an empty line.
  public void heading(String text) {
    out.println();
    line(text, Tone.STRONG);
  }

  /// A label and what belongs to it; nothing is printed for null or empty text.
  public void field(String label, @Nullable String text) {
    field(label, text, Tone.PLAIN);
  }

  public void field(String label, @Nullable String text, Tone tone) {
    if (text == null || text.isBlank()) {
      return;
    }
    String head = label;
    for (String line : lines(text, WIDTH - LABEL - 2)) {
      out.println("  " + padded(head, LABEL) + painted(line, tone));
      head = "";
    }
  }

  public void table(Table table) {
    table
        .lines(WIDTH)
        .forEach(cells -> {
          StringBuilder line = new StringBuilder();
          cells.forEach(c -> line.append(painted(c.text(), c.tone())));
          out.println(line.toString().stripTrailing());
        });
  }

  /// What is wrong, on the error stream.
  public void complain(String text) {
    wrap(err, text);
  }

  static void wrap(PrintWriter to, String text) {
    lines(text, WIDTH).forEach(to::println);
  }

  static String clean(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) || isBidi(c) ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  /// At blanks, keeping the text's own lines; a word that is too long is broken.
  private static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    text.lines()
        .map(Output::clean)
        .forEach(whole -> {
          String rest = whole.stripTrailing();
          String indent = " ".repeat(rest.length() - rest.stripLeading().length());
          while (rest.length() > width) {
            int blank = rest.lastIndexOf(' ', width);
            int end = blank > indent.length() ? blank : width;
            lines.add(rest.substring(0, end).stripTrailing());
            rest = indent + rest.substring(end).strip();
          }
          lines.add(rest);
        });
    return lines;
  }

  private static boolean isBidi(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }

  private String painted(String text, Tone tone) {
    return colour && tone != Tone.PLAIN ? "\u001B[" + tone.code + "m" + text + "\u001B[0m" : text;
  }
}
