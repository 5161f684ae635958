package live.maguey.http.web;

import io.helidon.http.SetCookie;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import live.maguey.http.routing.Caller;
import live.maguey.shared.Language;

/// What a browser keeps for us: its language, an anonymous id, and the private links of its orders.
/// No script reads them and no foreign form sends them.
public final class Cookies {
  private static final String LANGUAGE = "lang";
  private static final String ORDERS = "orders";
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

  /// Browsers take 4,096 bytes for one cookie; twenty links are 880.
  private static final int MOST_ORDERS = 20;

  private static final Duration YEAR = Duration.ofDays(365);

  private final boolean secure;

  /// @param secure whether they are for https only
  public Cookies(boolean secure) {
    this.secure = secure;
  }

  /// Remembers the language that the address asks for, if it does.
  public void language(ServerRequest request, ServerResponse response) {
    request
        .query()
        .first("lang")
        .asOptional()
        .filter(tag -> Stream.of(Language.values()).anyMatch(l -> l.tag().equals(tag)))
        .filter(tag -> Caller.cookie(request, LANGUAGE).filter(tag::equals).isEmpty())
        .ifPresent(tag -> set(response, LANGUAGE, tag));
  }

  /// The browser's anonymous id; a browser without one gets the `fresh` one.
  public String browser(ServerRequest request, ServerResponse response, Supplier<String> fresh) {
    return Caller.browser(request)
        .orElseGet(() -> {
          String id = fresh.get();
          set(response, Caller.BROWSER_COOKIE, id);
          return id;
        });
  }

  /// The tokens of the orders that this browser knows, newest first; any of them may be revoked.
  public List<String> orders(ServerRequest request) {
    return Caller.cookie(request, ORDERS).stream()
        .flatMap(text -> Stream.of(text.split("\\.", MOST_ORDERS + 1)))
        .filter(token -> TOKEN.matcher(token).matches())
        .limit(MOST_ORDERS)
        .toList();
  }

  /// Adds an order to those that the browser knows; the oldest beyond twenty are dropped.
  public void know(ServerRequest request, ServerResponse response, String token) {
    List<String> known = orders(request);
    if (!known.contains(token)) {
      List<String> all =
          Stream.concat(Stream.of(token), known.stream()).limit(MOST_ORDERS).toList();
      set(response, ORDERS, String.join(".", all));
    }
  }

  private void set(ServerResponse response, String name, String value) {
    response
        .headers()
        .addCookie(
            SetCookie.builder(name, value)
                .path("/")
                .maxAge(YEAR)
                .httpOnly(true)
                .secure(secure)
                .sameSite(SetCookie.SameSite.LAX)
                .build());
  }
}
