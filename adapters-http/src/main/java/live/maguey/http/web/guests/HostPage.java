package live.maguey.http.web.guests;

import java.util.List;
import live.maguey.events.Phrase;
import live.maguey.http.web.Frame;
import live.maguey.http.web.shop.Notice;
import org.jspecify.annotations.Nullable;

/// `GET /host/{token}`: a table's passes, for its host.
///
/// @param url the page's own address: the forms and the other pages of the table stand below it
/// @param own the host's pass, null where it opens nothing any more
/// @param rows of every seat, the host's first; none where the table is not theirs any more
/// @param invite how friends with tickets of their own join, null where nobody can any more
/// @param foot the last words of the page
/// @param notice a problem of the last step, or null
public record HostPage(
    Frame frame,
    String url,
    Heading heading,
    Rosette rosette,
    @Nullable OwnPass own,
    List<Row> rows,
    @Nullable Invite invite,
    Said foot,
    @Nullable Notice notice) {

  /// A bold sentence and what follows it; either may be empty.
  public record Said(String first, String then) {}

  /// @param night as "Your table, Sat 28 Nov"; @param table as "Table 12"
  /// @param where as "Front row"; @param doors as "doors 10 PM"
  /// @param standing how many have a name, or are in
  /// @param onward where to go when there is nothing to do here, or null
  /// @param key changes with everything that the page shows beside the rows
  public record Heading(
      String night,
      String table,
      Phrase where,
      String doors,
      Said standing,
      @Nullable Link onward,
      String key) {}

  public record Link(String url, String text) {}

  /// @param qrSvg dark on light with its margin; @param line when the host came, or may come
  public record OwnPass(String qrSvg, String picture, String line, String codeUrl) {}

  /// @param no of the pass
  /// @param name as "Beto", "Seat 7"; @param line as "Sent to beto@example.com"
  /// @param warns whether the line tells of something that is wrong
  /// @param verb what can be done, or null
  /// @param key changes with everything that the row shows
  public record Row(
      int no,
      Rosette.Look look,
      String name,
      String line,
      boolean warns,
      @Nullable Verb verb,
      String key) {
    public boolean isNamed() {
      return look == Rosette.Look.IN || look == Rosette.Look.NAMED;
    }
  }

  /// @param icon of the pages' icons; @param spoken with whose pass it is of
  public record Verb(String icon, String text, String spoken, String url) {}

  /// @param code null where none is in force
  /// @param joinUrl absolute, with the code; @param shared what is sent along with it
  public record Invite(@Nullable String code, String joinUrl, String shared) {}
}
