package live.maguey.http.web.shop;

import java.util.List;
import live.maguey.http.web.Frame;
import org.jspecify.annotations.Nullable;

/// What stands at the foot of every page: `GET /contact`, `/privacy` and `/accessibility`.
///
/// @param about the page in one sentence
public record VenuePage(Frame frame, String about, List<Section> sections) {

  /// @param link where it leads, null for nowhere
  public record Section(String title, String text, Notice.@Nullable Link link) {}
}
