package live.maguey.http.web.tables;

import java.util.List;
import live.maguey.http.web.Frame;
import live.maguey.http.web.PosterView;
import live.maguey.http.web.shop.Notice;
import org.jspecify.annotations.Nullable;

/// `GET /events/{slug}/tables`: the room, its tables and what one of them offers.
///
/// Without scripts each table is a link to this page with `table=<label>`, and its offer a form
/// that goes by GET to the details with `table=<id>`.
///
/// @param tables in the order of their labels
/// @param chosen what the offer is of: what the address names, else the first free table; null when
///   nothing is free
/// @param booking whether a table can be booked now, and what to say when not
/// @param notice why the guest was sent back here, or null
public record TablesPage(
    Frame frame,
    Night night,
    Room room,
    List<TableView> tables,
    @Nullable TableView chosen,
    Booking booking,
    @Nullable Notice notice) {

  /// @param url of the event's page; @param stream of how its tables stand
  /// @param title as "Noche de Humo, Sat 28 Nov"
  public record Night(
      String url,
      String stream,
      String title,
      PosterView poster,
      String dateLine,
      String hoursLine) {}

  /// @param free how many tables are, as "8 of 14 free"
  /// @param stateLine why no table can be booked; empty while one can
  /// @param policy what holds for tables
  public record Booking(boolean open, String free, String stateLine, String policy) {}

  /// The list as it is read: what is free first.
  public List<TableView> listed() {
    return tables.stream()
        .sorted((a, b) -> Boolean.compare(b.standing().isFree(), a.standing().isFree()))
        .toList();
  }

  public boolean isChosen(TableView table) {
    return table.equals(chosen);
  }
}
