package live.maguey.cli;

import java.util.ArrayList;
import java.util.List;
import live.maguey.cli.Output.Tone;

/// Rows under headings. One column gives way when the whole is too wide; the others, ids and
/// amounts among them, are never cut.
public final class Table {
  private static final String GAP = "  ";
  private static final int LEAST = 6;

  /// @param tone of this one cell
  public record Cell(String text, Tone tone) {
    public static Cell of(String text) {
      return new Cell(text, Tone.PLAIN);
    }
  }

  private record Column(String heading, boolean right, boolean yields) {}

  private final List<Column> columns = new ArrayList<>();
  private final List<List<Cell>> rows = new ArrayList<>();

  public Table column(String heading) {
    columns.add(new Column(heading, false, false));
    return this;
  }

  /// For numbers and amounts.
  public Table right(String heading) {
    columns.add(new Column(heading, true, false));
    return this;
  }

  /// The column whose text is cut, with `…`, when the row is too long.
  public Table yielding(String heading) {
    columns.add(new Column(heading, false, true));
    return this;
  }

  public void row(Cell... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(cells.length + " cells for " + columns.size());
    }
    rows.add(List.of(cells));
  }

  /// Each line as its cells, padded and with the gaps.
  List<List<Cell>> lines(int width) {
    int[] widths = widths(width);
    List<List<Cell>> lines = new ArrayList<>();
    lines.add(line(columns.stream().map(c -> new Cell(c.heading(), Tone.STRONG)).toList(), widths));
    rows.forEach(r -> lines.add(line(r, widths)));
    return lines;
  }

  private int[] widths(int width) {
    int[] widths = new int[columns.size()];
    int sum = GAP.length() * (columns.size() - 1);
    int yielding = -1;
    for (int i = 0; i < widths.length; i++) {
      widths[i] = columns.get(i).heading().length();
      for (List<Cell> row : rows) {
        widths[i] = Math.max(widths[i], Output.clean(row.get(i).text()).length());
      }
      sum += widths[i];
      yielding = columns.get(i).yields() ? i : yielding;
    }
    if (sum > width && yielding >= 0) {
      widths[yielding] = Math.max(LEAST, widths[yielding] - (sum - width));
    }
    return widths;
  }

  private List<Cell> line(List<Cell> cells, int[] widths) {
    List<Cell> line = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      String text = cut(Output.clean(cells.get(i).text()), widths[i]);
      String pad = " ".repeat(widths[i] - text.length());
      boolean last = i == widths.length - 1;
      Cell gap = Cell.of(last ? "" : GAP);
      if (columns.get(i).right()) {
        line.add(Cell.of(pad));
        line.add(new Cell(text, cells.get(i).tone()));
        line.add(gap);
      } else {
        line.add(new Cell(text, cells.get(i).tone()));
        line.add(Cell.of(last ? "" : pad + GAP));
      }
    }
    return line;
  }

  private static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "…";
  }
}
