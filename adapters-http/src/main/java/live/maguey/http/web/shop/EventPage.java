package live.maguey.http.web.shop;

import java.util.List;
import live.maguey.events.Phrase;
import live.maguey.http.web.Frame;
import live.maguey.http.web.PosterView;
import org.jspecify.annotations.Nullable;

/// `GET /events/{slug}`: one event and what can be bought.
///
/// @param notice why the buyer was sent back here, or null
/// @param beside events to look at instead, shown when this one cannot be bought
/// @param linkedData the event for machines, a JSON object without `<`
public record EventPage(
    Frame frame,
    About about,
    Sale sale,
    Purchase purchase,
    @Nullable Notice notice,
    List<EventRow> beside,
    String linkedData) {

  /// What the venue says about the event.
  ///
  /// @param dateLine as "Sat 28 Nov"
  /// @param hoursLine as "10 PM – 3 AM"
  /// @param lead as "Inés b2b Tavo. Marisol live at midnight."
  /// @param story may be empty
  public record About(
      PosterView poster,
      Phrase title,
      String dateLine,
      String hoursLine,
      Phrase lead,
      Phrase story,
      List<Fact> facts) {}

  /// A line of the table of facts, as "Doors" and "Sat 28 Nov, 10 PM".
  ///
  /// @param link to more of it, null for none
  public record Fact(String name, Phrase value, Notice.@Nullable Link link) {}

  /// Whether the event as a whole can be bought.
  ///
  /// @param line what to say when it cannot: "Tickets for Friday 4 December are sold out."; empty
  ///   while on sale
  /// @param held how many places are on hold; shown when sold out
  public record Sale(SaleState state, String line, int held) {}

  /// The form that chooses tickets. Without scripts it goes by GET to [#detailsUrl] with
  /// `tier.<id>=<n>`.
  ///
  /// @param perGuest how many one guest may have, all kinds together
  /// @param perGuestLine that number in words, where the event has one of its own; else empty
  /// @param currency ISO code, for sums made in the browser
  /// @param tablesUrl where a table can be booked, null for an event without tables
  public record Purchase(
      String detailsUrl,
      @Nullable String tablesUrl,
      String currency,
      List<TierRow> tiers,
      int perGuest,
      String perGuestLine,
      String policy) {}

  /// A kind of ticket.
  ///
  /// @param note as "Any time until 2 AM"
  /// @param access that it is accessible, and how to ask; empty for other tiers
  /// @param stateLine "12 left", "Sold out", "From 1 December"; empty when there is nothing to say
  public record TierRow(
      String id,
      Phrase name,
      Phrase note,
      String access,
      Price price,
      Stepper stepper,
      SaleState state,
      String stateLine) {}

  /// What one place costs now.
  ///
  /// @param text all-in, as "$36.00"
  /// @param feeLine as "includes $3.60 fee"
  /// @param minor all-in in minor units, for the live sum
  /// @param feeMinor the fee inside it
  public record Price(String text, String feeLine, long minor, long feeMinor) {}

  /// @param chosen how many are chosen already, 0 or more
  /// @param maximum how many one order may take now: the tier's limit or what is left
  public record Stepper(int chosen, int maximum) {}
}
