package live.maguey.http.web.tables;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import live.maguey.events.Phrase;

/// One table, as the plan draws it and the list says it.
///
/// @param name as "Table 12"
/// @param line as "Front row, 8 seats"; @param section where in the room, in the venue's words
/// @param included what comes with it, a line each
public record TableView(
    String id,
    String label,
    String name,
    String line,
    Phrase section,
    Costs costs,
    List<Phrase> included,
    StandingView standing,
    Glyph glyph) {

  /// What it costs, all-in.
  ///
  /// @param price as "$1,200.00", what is due now
  /// @param what the price is, as "all in", or "deposit"
  /// @param note as "all in, $150.00 a seat"
  /// @param feeLine as "includes $120.00 fee"; of a deposit, what is paid at the table
  public record Costs(String price, String what, String note, String feeLine) {}

  /// @param key `free`, `held` or `sold`: guests are not told who has arrived
  /// @param word as "Held"
  /// @param note as "may come back", or empty
  public record StandingView(String key, String word, String note) {
    public boolean isFree() {
      return key.equals("free");
    }
  }

  /// The page with this table's offer, for a page of the same event.
  public String address() {
    return "?table=" + URLEncoder.encode(label, StandardCharsets.UTF_8);
  }

  /// What it is, in words.
  public String described() {
    return String.join(", ", name, line, section.text());
  }

  /// All that the plan shows of it, in words: a deposit is never taken for the whole price.
  public String spoken() {
    return described()
        + ", "
        + (standing.isFree() ? costs.price() + " " + costs.what() : standing.word());
  }
}
