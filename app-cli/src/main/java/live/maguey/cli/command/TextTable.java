package live.maguey.cli.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows under names, never wider than a terminal and never cut: cells that are too long go on in
/// further lines; where the columns do not fit side by side, each row stands as lines of its own,
/// `NAME value`.
final class TextTable {
  private static final int GAP = 2;

  /// A longer word may be broken in a column.
  private static final int WORD = 40;

  /// The last column, which the commands keep for what is long, is narrowed first; but where it
  /// holds words alone, as ids are, they stay whole: they are there to be copied.
  private static final int LAST = 12;

  private final List<String> names;
  private final List<List<String>> rows;
  private final int width;
  private final int[] natural;

  /// A line as its cells' parts, for [Ink].
  interface Ink {
    /// @param cell the whole cell that the part is of
    String on(String part, String cell);
  }

  private TextTable(List<String> names, List<List<String>> rows, int width) {
    this.names = names;
    this.rows = rows.stream().map(row -> row.stream().map(TerminalText::clean).toList()).toList();
    this.width = width;
    natural = new int[names.size()];
    for (int i = 0; i < natural.length; i++) {
      natural[i] = TerminalText.width(names.get(i));
      for (List<String> row : this.rows) {
        natural[i] = Math.max(natural[i], TerminalText.width(row.get(i)));
      }
    }
  }

  /// @param width 20 columns or more
  /// @param ink adds what is not seen, as colors
  static List<String> lines(List<String> names, List<List<String>> rows, int width, Ink ink) {
    TextTable table = new TextTable(names, rows, width);
    int[] widths = table.widths();
    return widths.length == 0 ? table.stacked(ink) : table.sideBySide(widths, ink);
  }

  /// Of each column; empty when they do not fit side by side.
  private int[] widths() {
    int room = width - GAP * (natural.length - 1);
    if (Arrays.stream(natural).sum() <= room) {
      return natural;
    }
    int last = natural.length - 1;
    int left = room - Arrays.stream(natural, 0, last).sum();
    int lasts = least(last, hasSentences(last) ? LAST : WORD);
    if (left >= Math.max(LAST, lasts)) {
      int[] widths = natural.clone();
      widths[last] = left;
      return widths;
    }
    int[] least = new int[natural.length];
    for (int i = 0; i <= last; i++) {
      least[i] = i == last ? lasts : least(i, WORD);
    }
    return Arrays.stream(least).sum() <= room ? shared(least, room) : new int[0];
  }

  private boolean hasSentences(int column) {
    return rows.stream().anyMatch(row -> row.get(column).strip().contains(" "));
  }

  private int least(int column, int most) {
    int word = 0;
    for (List<String> row : rows) {
      word = Math.max(word, TerminalText.widestWord(row.get(column)));
    }
    return Math.max(TerminalText.width(names.get(column)), Math.min(word, most));
  }

  /// What is left goes to the columns that need it, as evenly as can be.
  private int[] shared(int[] least, int room) {
    int[] widths = least.clone();
    int left = room - Arrays.stream(widths).sum();
    while (left > 0) {
      int narrowest = -1;
      for (int i = 0; i < widths.length; i++) {
        if (widths[i] < natural[i] && (narrowest < 0 || widths[i] < widths[narrowest])) {
          narrowest = i;
        }
      }
      if (narrowest < 0) {
        break;
      }
      widths[narrowest]++;
      left--;
    }
    return widths;
  }

  private List<String> sideBySide(int[] widths, Ink ink) {
    List<String> lines = new ArrayList<>();
    add(lines, names, widths, (part, _) -> part);
    rows.forEach(row -> add(lines, row, widths, ink));
    return lines;
  }

  private static void add(List<String> lines, List<String> row, int[] widths, Ink ink) {
    List<List<String>> cells = new ArrayList<>();
    int height = 1;
    for (int i = 0; i < widths.length; i++) {
      List<String> parts = TerminalText.wrapped(row.get(i), Math.max(2, widths[i]));
      cells.add(parts);
      height = Math.max(height, parts.size());
    }
    for (int y = 0; y < height; y++) {
      StringBuilder line = new StringBuilder();
      int pending = 0;
      for (int i = 0; i < widths.length; i++) {
        String part = y < cells.get(i).size() ? cells.get(i).get(y) : "";
        if (!part.isEmpty()) {
          line.append(" ".repeat(pending)).append(ink.on(part, row.get(i)));
          pending = 0;
        }
        pending += widths[i] - TerminalText.width(part) + GAP;
      }
      lines.add(line.toString());
    }
  }

  private List<String> stacked(Ink ink) {
    List<String> lines = new ArrayList<>();
    int label =
        Math.min(width / 2, names.stream().mapToInt(TerminalText::width).max().orElse(0)) + GAP;
    for (List<String> row : rows) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      for (int i = 0; i < natural.length; i++) {
        List<String> name = TerminalText.wrapped(names.get(i), label - GAP);
        List<String> parts = TerminalText.wrapped(row.get(i), width - label);
        for (int y = 0; y < Math.max(name.size(), parts.size()); y++) {
          String left = y < name.size() ? name.get(y) : "";
          String right = y < parts.size() ? parts.get(y) : "";
          if (!right.isEmpty()) {
            lines.add(
                left + " ".repeat(label - TerminalText.width(left)) + ink.on(right, row.get(i)));
          } else if (!row.get(i).isBlank()) {
            lines.add(left);
          }
        }
      }
    }
    return lines;
  }
}
