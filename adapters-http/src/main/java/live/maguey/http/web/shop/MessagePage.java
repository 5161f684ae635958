package live.maguey.http.web.shop;

import live.maguey.http.web.Frame;
import org.jspecify.annotations.Nullable;

/// A page that has only something to say: not found, an error, maintenance.
///
/// @param notice from the table of error texts
/// @param reference to quote, or null
/// @param onUrl where to go on
/// @param onText as "See the events"
/// @param way whether the page retries by itself, or the reader goes back
public record MessagePage(
    Frame frame, Notice notice, @Nullable String reference, String onUrl, String onText, Way way) {

  /// How the reader comes to what was asked for.
  public enum Way {
    /// Only onward.
    ONWARD,
    /// The page asks again until the server answers.
    AGAIN,
    /// A form was sent: going back shows it with all that was typed.
    BACK
  }
}
