package live.maguey.cli.load;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import live.maguey.cli.command.Html;

/// Lines over one axis, drawn as SVG.
///
/// @param label what it shows, also for who cannot see it
/// @param x from a value to 0 at the left … 1 at the right; @param marks its values with their
///   names
/// @param lines by name, each a value of y by its x; y grows by powers of ten
record Plot(
    String label,
    DoubleUnaryOperator x,
    Map<Double, String> marks,
    Map<String, Map<Double, Double>> lines) {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 300;
  private static final int LEFT = 60;
  private static final int BOTTOM = 24;
  private static final int TOP = 12;
  private static final int COLOURS = 4;
  private static final double LEAST = 0.1;

  void on(Html html) throws XMLStreamException {
    double most =
        lines.values().stream()
            .flatMap(line -> line.values().stream())
            .mapToDouble(value -> value)
            .max()
            .orElse(1);
    int tens = Math.max(1, (int) Math.ceil(Math.log10(Math.max(1, most / LEAST))));
    html.leaf("h2", label);
    key(html);
    html.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "class",
        "plot",
        "viewBox",
        "0 0 " + WIDTH + " " + HEIGHT,
        "role",
        "img",
        "aria-label",
        label);
    for (int ten = 0; ten <= tens; ten++) {
      double value = LEAST * Math.pow(10, ten);
      String y = at(y(value, tens));
      html.lone("line", "class", "rule", "x1", at(LEFT), "x2", at(WIDTH), "y1", y, "y2", y);
      html.leaf("text", name(value), "x", at(LEFT - 8), "y", y, "text-anchor", "end");
    }
    for (Map.Entry<Double, String> mark : marks.entrySet()) {
      html.leaf(
          "text",
          mark.getValue(),
          "x",
          at(x(mark.getKey())),
          "y",
          at(HEIGHT - 6),
          "text-anchor",
          "middle");
    }
    int number = 0;
    for (Map<Double, Double> line : lines.values()) {
      html.lone(
          "polyline",
          "class",
          "c" + number++ % COLOURS,
          "points",
          line.entrySet().stream()
              .map(point -> at(x(point.getKey())) + "," + at(y(point.getValue(), tens)))
              .collect(Collectors.joining(" ")));
    }
    html.close();
  }

  private void key(Html html) throws XMLStreamException {
    html.open("p", "class", "key");
    int number = 0;
    for (String name : List.copyOf(lines.keySet())) {
      html.leaf("span", "— " + name, "class", "c" + number++ % COLOURS);
    }
    html.close();
  }

  private double x(double value) {
    return LEFT + x.applyAsDouble(value) * (WIDTH - LEFT - 20);
  }

  private static double y(double value, int tens) {
    double share = Math.log10(Math.max(LEAST, value) / LEAST) / tens;
    return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP);
  }

  private static String at(double place) {
    return String.format(Locale.ROOT, "%.1f", place);
  }

  private static String name(double value) {
    return String.format(Locale.ROOT, value < 1 ? "%.1f" : "%,.0f", value);
  }
}
