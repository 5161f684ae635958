package live.maguey.email;

import java.util.ArrayList;
import java.util.List;

/// An email as plain text, for readers that show no HTML: everything the HTML says.
final class PlainText {
  private PlainText() {}

  static String of(EmailContent letter) {
    List<String> blocks = new ArrayList<>();
    blocks.add(letter.headline());
    blocks.addAll(letter.paragraphs());
    blocks.add(letter.bill().title().text() + "\n" + bill(letter));
    letter.places().forEach(place -> blocks.add(place(place)));
    blocks.add(letter.button() + ":\n" + letter.page());
    blocks.add(rows(letter.rows()));
    blocks.addAll(letter.notes());
    return String.join("\n\n", blocks) + "\n";
  }

  private static String bill(EmailContent letter) {
    String lineup = letter.bill().lineup().text();
    return letter.times() + (lineup.isEmpty() ? "" : "\n" + lineup);
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
