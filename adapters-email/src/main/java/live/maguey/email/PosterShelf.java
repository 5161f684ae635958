package live.maguey.email;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import live.maguey.posters.Poster;
import live.maguey.posters.PosterPicture;

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

  byte[] png(Poster poster) {
    return drawn.computeIfAbsent(poster, PosterShelf::draw);
  }

  private static byte[] draw(Poster poster) {
    BufferedImage picture = PosterPicture.draw(poster, WIDTH, HEIGHT);
    Graphics2D graphics = picture.createGraphics();
    try {
      fade(graphics, poster, HEAD, 0);
      fade(graphics, poster, HEIGHT - FOOT, HEIGHT);
    } finally {
      graphics.dispose();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // In memory: ImageIO's default writes through a temporary file.
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(picture, "png", out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /// From the bare picture at `from` to bare paper at `to`.
  private static void fade(Graphics2D graphics, Poster poster, int from, int to) {
    int paper = poster.ink().ground().toRgb();
    Color none = new Color(paper & 0xffffff, true);
    graphics.setPaint(new GradientPaint(0, from, none, 0, to, new Color(paper)));
    graphics.fillRect(0, Math.min(from, to), WIDTH, Math.abs(to - from));
  }
}
