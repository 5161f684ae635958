package live.maguey.http.web.guests;

import java.util.List;
import live.maguey.events.Phrase;
import live.maguey.http.web.Frame;
import live.maguey.http.web.PosterView;
import live.maguey.http.web.shop.EventPage;
import org.jspecify.annotations.Nullable;

/// `GET /pass/{token}`: the pass that a guest of a table was sent.
///
/// @param openedUrl takes a POST once somebody sees the page
/// @param line as "Carmen has a seat for you at Table 12.", or why the pass opens nothing
/// @param gone why it opens nothing, in a word; null while it does
/// @param notMeUrl where its reader says that it is not theirs
public record GuestPassPage(
    Frame frame,
    String openedUrl,
    String line,
    @Nullable String gone,
    Night night,
    Code code,
    String notMeUrl) {

  /// @param when as "Sat 28 Nov, 10 PM"; @param facts none where it is off
  public record Night(
      PosterView poster, Phrase title, String when, List<EventPage.Fact> facts, String url) {}

  /// @param qrSvg dark on light with its margin, empty where it opens nothing
  /// @param picture the code in words; @param seat as "Table 12, front row"
  /// @param number as "7K2Q-4F9X"
  public record Code(String qrSvg, String picture, Phrase seat, String number) {}
}
