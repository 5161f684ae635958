package live.maguey.codes.posters;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import live.maguey.posters.Poster;
import live.maguey.posters.PosterPress;

/// Draws posters with what the JDK has. Needs no screen.
public final class PaintedPosters implements PosterPress {
  @Override
  public String svg(Poster poster, int width, int height, boolean grain) {
    return SvgPoster.write(poster.slug(), Drawing.of(poster, width, height), grain);
  }

  @Override
  public byte[] png(Poster poster, int width, int height) {
    return PosterPicture.encoded(PosterPicture.draw(poster, width, height));
  }

  @Override
  public byte[] thumbnail(Poster poster, int width, int height) {
    return PosterPicture.encoded(
        InkPalette.of(poster.ink()).reduce(PosterPicture.draw(poster, width, height)));
  }

  @Override
  public byte[] fading(Poster poster, int width, int height, int head, int foot) {
    BufferedImage picture = PosterPicture.draw(poster, width, height);
    Graphics2D graphics = picture.createGraphics();
    try {
      fade(graphics, poster, width, head, 0);
      fade(graphics, poster, width, height - foot, height);
    } finally {
      graphics.dispose();
    }
    return PosterPicture.encoded(picture);
  }

  /// From the bare picture at `from` to bare paper at `to`.
  private static void fade(Graphics2D graphics, Poster poster, int width, int from, int to) {
    int paper = poster.ink().ground().toRgb();
    Color none = new Color(paper & 0xffffff, true);
    graphics.setPaint(new GradientPaint(0, from, none, 0, to, new Color(paper)));
    graphics.fillRect(0, Math.min(from, to), width, Math.abs(to - from));
  }
}
