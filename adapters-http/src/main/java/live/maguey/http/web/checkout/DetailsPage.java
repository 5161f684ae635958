package live.maguey.http.web.checkout;

import java.util.List;
import java.util.Optional;
import live.maguey.http.web.Frame;
import live.maguey.http.web.shop.Bill;
import live.maguey.http.web.shop.Notice;
import org.jspecify.annotations.Nullable;

/// `GET /events/{slug}/details`, and the answer to a `POST /checkout` that has to be corrected.
///
/// The form posts to `/checkout`: `event`, `q.<tier>`, `table`, `name`, `email`, `age` (`yes`),
// `instead`
/// (`yes`), `terms` (the version), `total` (minor units), `key` (the idempotency key), `lang`.
///
/// @param backUrl to the event with the same choice
/// @param mistakes fields to correct, empty on the first visit
/// @param notice a problem that is not of one field, null for none
public record DetailsPage(
    Frame frame,
    Bill bill,
    String backUrl,
    Chosen chosen,
    Conditions conditions,
    Typed typed,
    List<Mistake> mistakes,
    @Nullable Notice notice) {

  /// What is to be bought, and for how much.
  ///
  /// @param event the slug
  /// @param table its id, null for none
  /// @param totalMinor what the buyer saw, in minor units
  /// @param feeLine as "Includes $7.20 fee. Nothing is added later."
  /// @param deposit what the price of the table is a part of, null where it is the whole
  public record Chosen(
      String event,
      List<Quantity> quantities,
      @Nullable String table,
      long totalMinor,
      String feeLine,
      @Nullable Deposit deposit) {

    /// Whether nothing is to be paid.
    public boolean free() {
      return totalMinor == 0;
    }
  }

  /// What a table costs in all, where a deposit is paid now.
  ///
  /// @param now as "$200.00", the table's part of the total
  /// @param later what is left to be spent at the table
  /// @param all the minimum spend, every charge included
  public record Deposit(String now, String later, String all) {}

  /// What the buyer agrees to.
  ///
  /// @param holdMinutes how long the tickets are kept while paying
  /// @param minimumAge 0 for all ages
  /// @param termsVersion sent back as accepted
  /// @param termsUrl where the terms can be read
  public record Conditions(int holdMinutes, int minimumAge, String termsVersion, String termsUrl) {}

  /// What was typed; kept from one showing of the form to the next.
  ///
  /// @param name empty before anything was typed, as the email
  /// @param age whether the age is confirmed
  /// @param instead whether the order takes the place of what the browser holds of this event
  /// @param key idempotency key of this form; the same until the order is placed
  public record Typed(String name, String email, boolean age, boolean instead, String key) {

    /// Another request with the same guest: it releases what the browser holds.
    Typed swapping(String otherKey) {
      return new Typed(name, email, age, true, otherKey);
    }
  }

  /// @param tier the tier's id
  public record Quantity(String tier, int count) {}

  /// @param field `name`, `email` or `age`
  /// @param text what to do, as "Write the full address, like name@example.com."
  public record Mistake(String field, String text) {}

  /// What to correct in a field.
  public @Nullable String mistake(String field) {
    Optional<Mistake> found = mistakes.stream().filter(m -> m.field().equals(field)).findFirst();
    return found.map(Mistake::text).orElse(null);
  }
}
