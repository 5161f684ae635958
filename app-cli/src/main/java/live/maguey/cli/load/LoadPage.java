package live.maguey.cli.load;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.xml.stream.XMLStreamException;
import live.maguey.cli.command.Html;

/// A run as one page: the verdict, what is wrong, the tables of the terminal, and its plots.
final class LoadPage {
  /// The axis spreads the tail: each digit more of a percentile takes as much room.
  private static final double DIGITS = 4;

  private static final Map<Double, String> PERCENTILES =
      new TreeMap<>(
          Map.of(
              0.0,
              "0",
              Percentiles.P50,
              "50",
              90.0,
              "90",
              Percentiles.P99,
              "99",
              99.9,
              "99.9",
              Percentiles.MOST,
              "max"));

  private final Html html;
  private final LoadReport result;

  private LoadPage(Html html, LoadReport result) {
    this.html = html;
    this.result = result;
  }

  static String of(LoadReport result) {
    return Html.page(
        "Load: " + result.plan().profile().meaning(),
        result.passed(),
        Html.style(LoadPage.class, "load.css"),
        html -> new LoadPage(html, result).write());
  }

  private static String upper(String sentence) {
    return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }

  private void write() throws XMLStreamException {
    html.leaf("h1", result.passed() ? "Passed" : "Not passed");
    html.leaf(
        "p",
        "%s (%s) at %s. %s"
            .formatted(
                upper(result.plan().profile().meaning()),
                result.plan().arrivals(),
                result.at().truncatedTo(ChronoUnit.SECONDS),
                LoadTable.verdict(result)));
    html.open("ul");
    for (String fault : result.faults()) {
      html.leaf("li", fault);
    }
    html.close();
    table(
        "Steps, milliseconds",
        LoadTable.STEPS,
        result.steps(),
        LoadTable::cells,
        Step.Result::isClean);
    byPercentile().on(html);
    bySecond().on(html);
    table(
        "The database, milliseconds, beside the floor of the run",
        LoadTable.RATIOS,
        result.ratios(),
        LoadTable::cells,
        Ratio::holds);
  }

  private <T> void table(
      String name,
      List<String> heads,
      List<T> rows,
      Function<T, List<String>> cells,
      Predicate<T> good)
      throws XMLStreamException {
    html.leaf("h2", name);
    html.openTable(name, heads);
    for (T row : rows) {
      html.open("tr", "class", good.test(row) ? "within" : "above");
      List<String> texts = cells.apply(row);
      html.leaf("th", texts.getFirst(), "scope", "row");
      for (String text : texts.subList(1, texts.size())) {
        html.leaf("td", text);
      }
      html.close();
    }
    html.closeTable();
  }

  private Plot byPercentile() {
    Map<String, Map<Double, Double>> lines = new LinkedHashMap<>();
    result.steps().forEach(step -> lines.put(step.name(), step.curve()));
    return new Plot("Milliseconds, by percentile", LoadPage::tail, PERCENTILES, lines);
  }

  private static double tail(double percentile) {
    double left = Math.max(Math.pow(10, -DIGITS), 1 - percentile / Percentiles.MOST);
    return -Math.log10(left) / DIGITS;
  }

  private Plot bySecond() {
    Map<String, Map<Double, Double>> lines = new LinkedHashMap<>();
    double last = 1;
    for (Step.Result step : result.steps()) {
      TreeMap<Double, Double> slowest = new TreeMap<>();
      step.seconds().forEach((second, of) -> slowest.put((double) second, of.slowest()));
      if (!slowest.isEmpty()) {
        lines.put(step.name(), slowest);
        last = Math.max(last, slowest.lastKey());
      }
    }
    double end = last;
    DoubleUnaryOperator x = second -> second / end;
    Map<Double, String> marks = new TreeMap<>();
    for (int part = 0; part <= 4; part++) {
      marks.put(end * part / 4, "%.0f s".formatted(end * part / 4));
    }
    return new Plot("The slowest of each second, milliseconds", x, marks, lines);
  }
}
