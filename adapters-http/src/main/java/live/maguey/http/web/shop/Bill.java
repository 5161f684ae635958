package live.maguey.http.web.shop;

import live.maguey.events.Phrase;
import live.maguey.http.web.PosterView;

/// What is being bought, at the head of a page.
///
/// @param dateLine as "Sat 28 Nov, 10 PM"
/// @param places how many tickets, 0 for a table alone
/// @param choice as "2 General"
/// @param total all-in, as "$72.00"
public record Bill(
    PosterView poster, Phrase title, String dateLine, int places, Phrase choice, String total) {}
