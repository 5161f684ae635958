package live.maguey.http.web;

import live.maguey.events.Phrase;
import live.maguey.events.Venue;
import live.maguey.words.Words;
import org.jspecify.annotations.Nullable;

/// What every page has around its content.
///
/// @param title of the window; the venue's name is added
/// @param ink key of the event's ink set where the page belongs to an event, else null
/// @param otherLanguageUrl this page in the other language
/// @param venue named at the foot of the page
/// @param personal whether the page is a bearer's own: not to be indexed, no referrer
/// @param preview address of a picture for link previews, null for none
/// @param address where search engines are to find the page, absolute and without a language or a
///   choice; null where they are not
public record Frame(
    Words words,
    WebAssets assets,
    String title,
    @Nullable String ink,
    String otherLanguageUrl,
    Venue venue,
    boolean personal,
    @Nullable String preview,
    @Nullable String address) {

  /// The same page, to be found at an address.
  public Frame at(String found) {
    return new Frame(words, assets, title, ink, otherLanguageUrl, venue, personal, preview, found);
  }

  /// Where the page is found in a language.
  public String addressIn(Words language) {
    return address + "?lang=" + language.tag();
  }

  /// The attribute `lang` of what shows the phrase; null, so none, in the page's own language.
  public @Nullable String lang(Phrase phrase) {
    return phrase.langOn(words.language());
  }

  /// Where guests write.
  public String support() {
    return venue.premises().email().value();
  }

  /// A sentence of the page's language.
  public String say(String key, Object... arguments) {
    return words.get(key, arguments);
  }

  /// The address of a file of the pages.
  public String asset(String path) {
    return assets.url(path);
  }
}
