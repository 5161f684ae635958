package live.maguey.email;

import java.util.ArrayList;
import java.util.List;

/// An email as plain text, for readers that show no HTML: everything the HTML says.
final class PlainText {
  private PlainText() {}

  static String of(EmailContent content) {
    List<String> blocks = new ArrayList<>();
    blocks.add(content.opening().headline());
    blocks.addAll(content.opening().paragraphs());
    blocks.add(content.bill().title().text() + "\n" + bill(content));
    content.places().forEach(place -> blocks.add(place(place)));
    blocks.add(content.button().label() + ":\n" + content.button().page());
    blocks.add(rows(content.rows()));
    blocks.addAll(content.notes());
    return String.join("\n\n", blocks) + "\n";
  }

  private static String bill(EmailContent content) {
    String lineup = content.bill().lineup().text();
    return content.bill().line() + (lineup.isEmpty() ? "" : "\n" + lineup);
  }

  private static String place(EmailContent.Place place) {
    String note = place.note().isEmpty() ? "" : "\n" + place.note().text();
    return place.title()
        + ": "
        + place.number()
        + "\n"
        + place.tier().text()
        + note
        + "\n"
        + place.admits();
  }

  private static String rows(List<EmailContent.Row> rows) {
    int widest = rows.stream().mapToInt(row -> row.label().length()).max().orElse(0);
    List<String> lines =
        rows.stream()
            .map(row ->
                row.label()
                    + " ".repeat(widest + 2 - row.label().length())
                    + row.value()
                    + (row.link() == null ? "" : "\n" + row.link()))
            .toList();
    return String.join("\n", lines);
  }
}
