package live.maguey.http.web.shop;

import live.maguey.words.Words;
import org.jspecify.annotations.Nullable;

/// Something that a buyer must read before going on.
///
/// @param code stable, as in the API's problems
/// @param title what happened
/// @param detail more of it
/// @param next what to do now
/// @param link where to go on, null for none
public record Notice(String code, String title, String detail, String next, @Nullable Link link) {

  /// @param text as "Go on with that order"
  public record Link(String url, String text) {}

  /// The texts of a problem code, from `error.<code>.title|detail|next`.
  public static Notice of(Words words, String code, Object... arguments) {
    return new Notice(
        code,
        words.get("error." + code + ".title", arguments),
        words.get("error." + code + ".detail", arguments),
        words.get("error." + code + ".next", arguments),
        null);
  }

  /// The same with another thing to do.
  public Notice withNext(String other) {
    return new Notice(code, title, detail, other, link);
  }

  public Notice with(Link onward) {
    return new Notice(code, title, detail, next, onward);
  }
}
