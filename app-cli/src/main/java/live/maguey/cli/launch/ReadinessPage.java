package live.maguey.cli.launch;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import live.maguey.cli.command.Html;
import live.maguey.cli.command.Report;
import live.maguey.launch.Area;
import live.maguey.launch.Item;
import live.maguey.launch.Readiness;

/// The judgement as one page that needs nothing beside it: what is missing first, then every line
/// with what proves it.
final class ReadinessPage {
  private static final List<String> HEADS = List.of("Line", "Asked", "Standing", "When");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Html html;
  private final Readiness readiness;

  private ReadinessPage(Html html, Readiness readiness) {
    this.html = html;
    this.readiness = readiness;
  }

  static String of(Readiness readiness) {
    return Html.page(
        verdict(readiness) + ": release " + readiness.release(),
        readiness.isGo(),
        Html.style(ReadinessPage.class, "readiness.css"),
        html -> new ReadinessPage(html, readiness).write());
  }

  private static String verdict(Readiness readiness) {
    return readiness.isGo() ? "Go" : "No go";
  }

  private void write() throws XMLStreamException {
    html.leaf("h1", verdict(readiness));
    html.leaf(
        "p", ReadinessReport.verdict(readiness) + ", judged at " + time(readiness.at()) + ".");
    if (!readiness.missing().isEmpty()) {
      html.leaf("h2", "Missing");
      missing();
    }
    for (Area area : Area.values()) {
      area(area);
    }
  }

  private void missing() throws XMLStreamException {
    html.open("ul");
    for (Item item : readiness.missing()) {
      html.open("li");
      html.leaf("b", item.id() + (item.critical() ? ", critical" : ""));
      html.leaf("span", " " + ReadinessReport.what(item) + ". ");
      html.leaf("em", ReadinessReport.advice(item.standing()));
      html.close();
    }
    html.close();
  }

  private void area(Area area) throws XMLStreamException {
    List<Item> items = readiness.items().stream().filter(item -> item.area() == area).toList();
    List<Item> counted = readiness.counted(area);
    long proved = counted.stream().filter(Item::isProved).count();
    html.leaf(
        "h2",
        "%s, weight %d: %d of %d proved"
            .formatted(Report.word(area), area.weight(), proved, counted.size()));
    html.openTable(Report.word(area), HEADS);
    for (Item item : items) {
      html.open("tr", "class", ReadinessReport.word(item.standing()));
      html.leaf("th", item.id(), "scope", "row");
      html.leaf("td", item.asked());
      html.leaf("td", ReadinessReport.said(item.standing()));
      html.leaf("td", ReadinessReport.at(item.standing()).map(ReadinessPage::time).orElse(""));
      html.close();
    }
    html.closeTable();
  }

  private static String time(Instant at) {
    return TIME.format(at);
  }
}
