package live.maguey.email;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import live.maguey.posters.Poster;
import live.maguey.posters.PosterPress;

/// Posters at the top of an email, fading into the paper of the date above and the title below. The
/// last few are kept: all emails of an event have the same one.
final class PosterShelf {
  /// Sharp on a phone, and light enough to go into every email (140 KB).
  private static final int WIDTH = 960;

  private static final int HEIGHT = 620;

  /// How far the paper reaches into the picture, from above and from below (pixels).
  private static final int HEAD = 32;

  private static final int FOOT = 224;
  private static final int KEPT = 16;

  private final Map<Poster, byte[]> drawn =
      Collections.synchronizedMap(
          new LinkedHashMap<>(KEPT, .75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Poster, byte[]> eldest) {
              return size() > KEPT;
            }
          });

  private final PosterPress press;

  PosterShelf(PosterPress press) {
    this.press = press;
  }

  byte[] png(Poster poster) {
    return drawn.computeIfAbsent(poster, one -> press.fading(one, WIDTH, HEIGHT, HEAD, FOOT));
  }
}
