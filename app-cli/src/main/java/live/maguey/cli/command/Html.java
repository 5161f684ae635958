package live.maguey.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// A page that needs nothing beside it, to keep or to print. Nothing that is written to it is taken
/// for markup.
public final class Html {
  private final XMLStreamWriter xml;

  private Html(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /// What stands on a page.
  @FunctionalInterface
  public interface Content {
    void on(Html html) throws XMLStreamException;
  }

  /// @param good whether the heading is of good news
  /// @param style beside that of all pages
  public static String page(String title, boolean good, String style, Content content) {
    StringWriter text = new StringWriter();
    text.write("<!doctype html>\n");
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      new Html(xml).write(title, good, style, content);
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("a text takes whatever is written to it", impossible);
    }
    return text.append('\n').toString();
  }

  private void write(String title, boolean good, String style, Content content)
      throws XMLStreamException {
    open("html", "lang", "en");
    open("head");
    lone("meta", "charset", "utf-8");
    lone("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    leaf("title", title);
    leaf("style", style(Html.class, "page.css") + style);
    close();
    open("body", "class", good ? "go" : "no-go");
    open("main");
    content.on(this);
    close();
    close();
    close();
  }

  public void open(String name, String... attributes) throws XMLStreamException {
    xml.writeStartElement(name);
    attributes(attributes);
  }

  public void close() throws XMLStreamException {
    xml.writeCharacters("");
    xml.writeEndElement();
  }

  public void leaf(String name, String text, String... attributes) throws XMLStreamException {
    open(name, attributes);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  public void lone(String name, String... attributes) throws XMLStreamException {
    xml.writeEmptyElement(name);
    attributes(attributes);
  }

  /// Where a wide table can be moved by hand or by keys.
  public void openTable(String label, Iterable<String> heads) throws XMLStreamException {
    open("div", "class", "wide", "tabindex", "0", "role", "region", "aria-label", label);
    open("table");
    open("thead");
    open("tr");
    for (String head : heads) {
      leaf("th", head, "scope", "col");
    }
    close();
    close();
    open("tbody");
  }

  public void closeTable() throws XMLStreamException {
    close();
    close();
    close();
  }

  private void attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i], attributes[i + 1]);
    }
  }

  /// A file of styles that is packed beside a class.
  public static String style(Class<?> beside, String name) {
    try (InputStream file = beside.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException(name + " is not packed");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
