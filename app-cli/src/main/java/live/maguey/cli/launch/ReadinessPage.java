package live.maguey.cli.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
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

  private final XMLStreamWriter html;
  private final Readiness readiness;

  private ReadinessPage(XMLStreamWriter html, Readiness readiness) {
    this.html = html;
    this.readiness = readiness;
  }

  static String of(Readiness readiness) {
    StringWriter text = new StringWriter();
    text.write("<!doctype html>\n");
    try {
      XMLStreamWriter html = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      new ReadinessPage(html, readiness).write();
      html.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("a text takes whatever is written to it", impossible);
    }
    return text.append('\n').toString();
  }

  private void write() throws XMLStreamException {
    String verdict = readiness.isGo() ? "Go" : "No go";
    open("html", "lang", "en");
    open("head");
    lone("meta", "charset", "utf-8");
    lone("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    leaf("title", verdict + ": release " + readiness.release());
    leaf("style", style());
    close();
    open("body", "class", readiness.isGo() ? "go" : "no-go");
    open("main");
    leaf("h1", verdict);
    leaf("p", ReadinessReport.verdict(readiness) + ", judged at " + time(readiness.at()) + ".");
    if (!readiness.missing().isEmpty()) {
      leaf("h2", "Missing");
      missing();
    }
    for (Area area : Area.values()) {
      area(area);
    }
    close();
    close();
    close();
  }

  private void missing() throws XMLStreamException {
    open("ul");
    for (Item item : readiness.missing()) {
      open("li");
      leaf("b", item.id() + (item.critical() ? ", critical" : ""));
      leaf("span", " " + ReadinessReport.what(item) + ". ");
      leaf("em", ReadinessReport.advice(item.standing()));
      close();
    }
    close();
  }

  private void area(Area area) throws XMLStreamException {
    List<Item> items = readiness.items().stream().filter(item -> item.area() == area).toList();
    List<Item> counted = readiness.counted(area);
    long proved = counted.stream().filter(Item::isProved).count();
    leaf(
        "h2",
        "%s, weight %d: %d of %d proved"
            .formatted(Report.word(area), area.weight(), proved, counted.size()));
    open(
        "div", "class", "wide", "tabindex", "0", "role", "region", "aria-label", Report.word(area));
    open("table");
    open("thead");
    open("tr");
    for (String head : HEADS) {
      leaf("th", head, "scope", "col");
    }
    close();
    close();
    open("tbody");
    for (Item item : items) {
      open("tr", "class", ReadinessReport.word(item.standing()));
      leaf("th", item.id(), "scope", "row");
      leaf("td", item.asked());
      leaf("td", ReadinessReport.said(item.standing()));
      leaf("td", ReadinessReport.at(item.standing()).map(ReadinessPage::time).orElse(""));
      close();
    }
    close();
    close();
    close();
  }

  private static String time(Instant at) {
    return TIME.format(at);
  }

  private void open(String name, String... attributes) throws XMLStreamException {
    html.writeStartElement(name);
    attributes(attributes);
  }

  private void close() throws XMLStreamException {
    html.writeCharacters("");
    html.writeEndElement();
  }

  private void leaf(String name, String text, String... attributes) throws XMLStreamException {
    open(name, attributes);
    html.writeCharacters(text);
    html.writeEndElement();
  }

  private void lone(String name, String... attributes) throws XMLStreamException {
    html.writeEmptyElement(name);
    attributes(attributes);
  }

  private void attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      html.writeAttribute(attributes[i], attributes[i + 1]);
    }
  }

  private static String style() {
    try (InputStream file = ReadinessPage.class.getResourceAsStream("readiness.css")) {
      if (file == null) {
        throw new IllegalStateException("readiness.css is not packed");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
