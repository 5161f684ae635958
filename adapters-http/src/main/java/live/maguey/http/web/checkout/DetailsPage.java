package live.maguey.http.web.checkout;

import java.util.List;
import java.util.Optional;
import live.maguey.http.web.Frame;
import live.maguey.http.web.shop.Bill;
import live.maguey.http.web.shop.Notice;
import org.jspecify.annotations.Nullable;

/// `GET /events/{slug}/details`, and the answer to a `POST /checkout` that has to be corrected.
///
/// The form posts to `/checkout`: `event`, `q.<tier>`, `name`, `email`, `age` (`yes`), `instead`
/// (`yes`), `terms` (the version), `total` (minor units), `key` (the idempotency key), `lang`.
///
/// @param event the slug
/// @param backUrl to the event with the same choice
/// @param quantities what was chosen
/// @param totalMinor what the buyer saw, in minor units
/// @param feeLine as "Includes $7.20 fee. Nothing is added later."
/// @param holdMinutes how long the tickets are kept while paying
/// @param ticketCount how many tickets in all
/// @param minimumAge 0 for all ages
/// @param termsVersion sent back as accepted
/// @param termsUrl where the terms can be read
/// @param key idempotency key of this form; the same until the order is placed
/// @param name what was typed before, or empty
/// @param free whether nothing is to be paid
/// @param instead whether the order takes the place of what the browser holds of this event
/// @param mistakes fields to correct, empty on the first visit
/// @param notice a problem that is not of one field, null for none
public record DetailsPage(
    Frame frame,
    Bill bill,
    String event,
    String backUrl,
    List<Quantity> quantities,
    long totalMinor,
    String feeLine,
    int holdMinutes,
    int ticketCount,
    int minimumAge,
    String termsVersion,
    String termsUrl,
    String key,
    String name,
    String email,
    boolean ageConfirmed,
    boolean free,
    boolean instead,
    List<Mistake> mistakes,
    @Nullable Notice notice) {

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
