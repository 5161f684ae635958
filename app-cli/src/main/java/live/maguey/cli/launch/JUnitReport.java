package live.maguey.cli.launch;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import live.maguey.cli.command.Report;
import live.maguey.launch.Item;
import live.maguey.launch.Readiness;

/// The judgement in the XML that CI servers show: what is counted and not proved has failed, what a
/// build leaves out as absent is skipped.
final class JUnitReport {
  private JUnitReport() {}

  static String of(Readiness readiness) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", "maguey launch check");
      xml.writeAttribute("timestamp", readiness.at().toString());
      xml.writeAttribute("tests", String.valueOf(readiness.items().size()));
      xml.writeAttribute("failures", String.valueOf(readiness.missing().size()));
      xml.writeAttribute("errors", "0");
      xml.writeAttribute("skipped", String.valueOf(skipped(readiness)));
      for (Item item : readiness.items()) {
        write(xml, item, readiness.missing().contains(item));
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("a text takes whatever is written to it", impossible);
    }
    return text.toString();
  }

  private static long skipped(Readiness readiness) {
    return readiness.absent().stream().filter(item -> !readiness.missing().contains(item)).count();
  }

  private static void write(XMLStreamWriter xml, Item item, boolean missing)
      throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", Report.word(item.area()));
    xml.writeAttribute("name", item.id() + " " + item.asked());
    if (missing) {
      xml.writeStartElement("failure");
      xml.writeAttribute("message", ReadinessReport.said(item.standing()));
      xml.writeEndElement();
    } else if (item.isAbsent()) {
      xml.writeEmptyElement("skipped");
    }
    xml.writeEndElement();
  }
}
