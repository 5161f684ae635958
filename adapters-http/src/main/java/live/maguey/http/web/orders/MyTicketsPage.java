package live.maguey.http.web.orders;

import java.util.List;
import live.maguey.events.Phrase;
import live.maguey.http.web.Frame;
import live.maguey.http.web.PosterView;

/// The orders that this browser knows of.
///
/// @param orders newest first; empty when it knows none
public record MyTicketsPage(Frame frame, List<OrderRow> orders) {

  /// @param dateLine as "Sat 28 Nov, 10 PM"
  /// @param choice as "2 General"
  /// @param state as "Paid"
  public record OrderRow(
      String url,
      PosterView poster,
      Phrase title,
      String dateLine,
      Phrase choice,
      String state,
      String reference) {}
}
