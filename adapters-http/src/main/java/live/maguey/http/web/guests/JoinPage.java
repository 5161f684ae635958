package live.maguey.http.web.guests;

import java.util.List;
import live.maguey.http.web.Frame;
import live.maguey.http.web.shop.Notice;
import org.jspecify.annotations.Nullable;

/// `GET /orders/{token}/join`: the holder of a ticket joins a table; and `GET /join`, which leads
/// there.
///
/// @param url that the form is sent to; empty on the page that leads there
/// @param backUrl the order's page; empty likewise
/// @param code as it was typed, or came with the link
/// @param mistake what is wrong with the code, or null
/// @param tickets that can join, or the orders that have such ones
public record JoinPage(
    Frame frame,
    String url,
    String backUrl,
    String code,
    @Nullable String mistake,
    List<Choice> tickets,
    @Nullable Notice notice) {

  /// @param value what the form sends, or where the page leads
  /// @param text as "General, 7K2Q-4F9X"
  public record Choice(String value, String text, boolean chosen) {}
}
