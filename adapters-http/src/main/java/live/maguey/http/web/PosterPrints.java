package live.maguey.http.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.helidon.http.NotFoundException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.maguey.events.Event;
import live.maguey.posters.Composition;
import live.maguey.posters.Ink;
import live.maguey.posters.Poster;
import live.maguey.posters.PosterPress;
import org.jspecify.annotations.Nullable;

/// Posters as files. The address says all that the drawing needs, so any node can draw it, and its
/// content never changes: `/posters/1/<ink>-<composition>/<size>/<slug>.svg|png`. What the event
/// does not pin is written as `own`.
public final class PosterPrints {
  private static final String ROOT = "/posters";

  /// Raised whenever the same slug would be drawn differently.
  private static final String EDITION = "1";

  /// Of the route that [#send] handles.
  public static final String PATH = ROOT + "/" + EDITION + "/{look}/{size}/{file}";

  private static final String OWN = "own";
  private static final Pattern SLUG = Pattern.compile("([a-z0-9][a-z0-9-]{0,79})\\.(svg|png)");

  private final Cache<String, WebAssets.Asset> drawn =
      Caffeine.newBuilder().maximumSize(200).build();

  private final PosterPress press;

  public PosterPrints(PosterPress press) {
    this.press = press;
  }

  /// The papers that are printed.
  public enum Size {
    /// The poster itself, 4 by 5.
    BILL(800, 1000),
    /// A small picture of it for lists, at more than twice its size on the page.
    THUMB(144, 180),
    /// For the side of a wide screen.
    TALL(500, 900),
    /// For link previews and for the strip on a ticket.
    WIDE(1200, 630);

    private final int width;
    private final int height;

    Size(int width, int height) {
      this.width = width;
      this.height = height;
    }

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The poster of an event: what the event sets stays, its slug grows the rest.
  public PosterView view(Event event) {
    return view(event.poster());
  }

  /// The addresses of an event's poster for use in pages.
  public PosterView view(Poster poster) {
    return new PosterView(
        url(poster, Size.BILL, "svg"),
        url(poster, Size.TALL, "svg"),
        url(poster, Size.WIDE, "svg"),
        url(poster, Size.THUMB, "png"),
        url(poster, Size.WIDE, "png"),
        poster.ink().key(),
        poster.ink().lightGround());
  }

  /// @throws NotFoundException for an address that is not of a poster
  public void send(ServerRequest request, ServerResponse response) {
    var path = request.path().pathParameters();
    WebAssets.Asset print =
        print(path.get("look"), path.get("size"), path.get("file"))
            .orElseThrow(() -> new NotFoundException("no such poster"));
    print.send(request, response);
  }

  private Optional<WebAssets.Asset> print(String look, String sizeKey, String file) {
    Matcher name = SLUG.matcher(file);
    String[] pins = look.split("-", -1);
    Optional<Size> size =
        Arrays.stream(Size.values()).filter(s -> s.key().equals(sizeKey)).findFirst();
    if (!name.matches() || pins.length != 2 || size.isEmpty()) {
      return Optional.empty();
    }
    Ink ink = null;
    if (!pins[0].equals(OWN)) {
      ink = find(Ink.values(), pins[0]);
      if (ink == null) {
        return Optional.empty();
      }
    }
    Composition composition = null;
    if (!pins[1].equals(OWN)) {
      composition = find(Composition.values(), pins[1]);
      if (composition == null) {
        return Optional.empty();
      }
    }
    Poster poster = Poster.of(name.group(1), ink, composition);
    String key = look + '/' + sizeKey + '/' + file;
    return Optional.of(drawn.get(key, _ -> draw(poster, size.get(), name.group(2))));
  }

  private WebAssets.Asset draw(Poster poster, Size size, String format) {
    if (format.equals("png")) {
      byte[] png =
          size == Size.THUMB
              ? press.thumbnail(poster, size.width, size.height)
              : press.png(poster, size.width, size.height);
      return WebAssets.Asset.of("image/png", png);
    }
    String svg = press.svg(poster, size.width, size.height, size.width >= 300);
    return WebAssets.Asset.of("image/svg+xml", svg.getBytes(StandardCharsets.UTF_8));
  }

  private static String url(Poster poster, Size size, String format) {
    Ink ink = poster.pinned().ink();
    Composition composition = poster.pinned().composition();
    return ROOT
        + '/'
        + EDITION
        + '/'
        + (ink == null ? OWN : ink.key())
        + '-'
        + (composition == null ? OWN : composition.key())
        + '/'
        + size.key()
        + '/'
        + poster.slug()
        + '.'
        + format;
  }

  private static <E extends Enum<E>> @Nullable E find(E[] values, String key) {
    for (E value : values) {
      if (value.name().toLowerCase(Locale.ROOT).equals(key)) {
        return value;
      }
    }
    return null;
  }
}
