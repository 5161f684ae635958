package live.maguey.http.web.shop;

import java.util.List;
import live.maguey.events.Phrase;
import live.maguey.http.web.Frame;
import live.maguey.http.web.PosterView;
import org.jspecify.annotations.Nullable;

/// `GET /`: the season.
///
/// @param next the event whose poster is shown; null when no event is announced
/// @param months in order, without the next event
public record EventsPage(Frame frame, @Nullable NextEvent next, List<Month> months) {

  /// The next event.
  ///
  /// @param dateLine as "This Saturday, 28 Nov"
  /// @param hoursLine as "10 PM"
  /// @param lineup as "Inés b2b Tavo, Marisol live"
  /// @param factsLine as "Doors 10 PM, until 3 AM. 21 and over."
  /// @param price lowest all-in price now, as "$20.00"; null when nothing can be bought
  public record NextEvent(
      String url,
      PosterView poster,
      Phrase title,
      String dateLine,
      String hoursLine,
      Phrase lineup,
      String factsLine,
      @Nullable String price,
      SaleState state) {}

  /// @param name as "November"
  public record Month(String name, List<EventRow> events) {}

  /// How many events are on sale, the next one included.
  public long eventsOnSale() {
    long rows =
        months.stream()
            .flatMap(month -> month.events().stream())
            .filter(row -> row.state().isOpen())
            .count();
    return rows + (next != null && next.state().isOpen() ? 1 : 0);
  }
}
