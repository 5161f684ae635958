package live.maguey.http.web.guests;

import live.maguey.http.web.Frame;
import live.maguey.http.web.shop.Notice;
import org.jspecify.annotations.Nullable;

/// `GET /host/{token}/passes/{no}`: what a host can do with one pass.
///
/// @param hostUrl the table's page
/// @param url the pass's own: its forms are sent below it
/// @param table as "Table 12"; @param title as "Beto", "Seat 7"; @param line how it stands
/// @param can what can be done with it now
/// @param typed what the forms begin with
/// @param notice why the last step was refused, or null
public record PassPage(
    Frame frame,
    String hostUrl,
    String url,
    String table,
    String title,
    String line,
    Can can,
    Typed typed,
    @Nullable Notice notice) {

  /// @param give name it, and send it where an address is given
  /// @param correct the address that its email did not reach
  /// @param again send it once more; @param mailsLeft before this one
  /// @param takeBack `guest`, `joined`, or empty for not at all
  /// @param handOn to somebody else; @param show its code
  public record Can(
      boolean give,
      boolean correct,
      boolean again,
      int mailsLeft,
      String takeBack,
      boolean handOn,
      boolean show) {}

  /// @param language of the email, `en` or `es`
  /// @param nameMistake what is wrong with the name, or null; @param emailMistake likewise
  /// @param in the form that it was typed into
  public record Typed(
      String name,
      String email,
      String language,
      @Nullable String nameMistake,
      @Nullable String emailMistake,
      In in) {}

  /// The forms of the page.
  public enum In {
    GIVE,
    CORRECT,
    HAND_ON
  }
}
