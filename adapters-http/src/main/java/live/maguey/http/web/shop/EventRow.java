package live.maguey.http.web.shop;

import live.maguey.events.Phrase;
import live.maguey.http.web.PosterView;
import org.jspecify.annotations.Nullable;

/// An event in a list.
///
/// @param weekday as "Fri"
/// @param day as "27"
/// @param price lowest all-in price, as "$22.00"; null when nothing can be bought
/// @param note below the price or the state: "12 left", "all in, from", "from 1 December"
public record EventRow(
    String url,
    PosterView poster,
    Phrase title,
    Phrase lineup,
    String weekday,
    String day,
    SaleState state,
    @Nullable String price,
    String note) {}
