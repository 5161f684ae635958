package live.maguey.codes.posters;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import live.maguey.posters.Oklch;
import live.maguey.posters.Poster;

/// Draws a poster as pixels, for readers that show no SVG: emails, link previews, thumbnails. Needs
/// no screen; the grain is left off, it only makes the file larger.
public final class PosterPicture {

  private final Graphics2D graphics;
  private final double width;
  private final Map<Integer, List<Shape>> stamps = new HashMap<>();

  private PosterPicture(Graphics2D graphics, double width) {
    this.graphics = graphics;
    this.width = width;
  }

  /// In memory: ImageIO's default writes through a temporary file.
  static byte[] encoded(BufferedImage picture) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(picture, "png", out);
    } catch (IOException unwritable) {
      throw new UncheckedIOException("a picture in memory could not be written", unwritable);
    }
    return bytes.toByteArray();
  }

  /// The poster as a picture without transparency.
  public static BufferedImage draw(Poster poster, int width, int height) {
    Drawing drawing = Drawing.of(poster, width, height);
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.setColor(new Color(drawing.ink().ground().toRgb()));
      graphics.fillRect(0, 0, width, height);
      new PosterPicture(graphics, width).all(drawing.shapes());
    } finally {
      graphics.dispose();
    }
    return image;
  }

  private void all(List<Shape> shapes) {
    shapes.forEach(this::shape);
  }

  private void shape(Shape shape) {
    switch (shape) {
      case Shape.Fill(Outline outline, Oklch colour, double opacity) ->
          inked(colour, opacity, () -> graphics.fill(outline.toPath()));
      case Shape.Line(Outline outline, Oklch colour, double thickness, double opacity) -> {
        graphics.setStroke(
            new BasicStroke((float) thickness, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 4));
        inked(colour, opacity, () -> graphics.draw(outline.toPath()));
      }
      case Shape.Disc disc -> inked(disc.colour(), 1, () -> graphics.fill(circle(disc)));
      case Shape.Bar(double y, double height, Oklch colour) ->
          inked(colour, 1, () -> graphics.fill(new Rectangle2D.Double(0, y, width, height)));
      case Shape.Window(Shape.Disc disc, List<Shape> shapes) -> {
        java.awt.Shape clip = graphics.getClip();
        graphics.clip(circle(disc));
        all(shapes);
        graphics.setClip(clip);
      }
      case Shape.Placed(double x, double y, double degrees, List<Shape> shapes) ->
          moved(x, y, degrees, 1, shapes);
      case Shape.Stamp(int number, List<Shape> shapes) -> stamps.put(number, shapes);
      case Shape.Print(int stamp, double x, double y, double scale) ->
          moved(x, y, 0, scale, stamps.getOrDefault(stamp, List.of()));
    }
  }

  private void inked(Oklch colour, double opacity, Runnable draw) {
    graphics.setColor(new Color(colour.toRgb()));
    graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) opacity));
    draw.run();
  }

  private void moved(double x, double y, double degrees, double scale, List<Shape> shapes) {
    var before = graphics.getTransform();
    graphics.translate(x, y);
    graphics.rotate(Math.toRadians(degrees));
    graphics.scale(scale, scale);
    all(shapes);
    graphics.setTransform(before);
  }

  private static Ellipse2D circle(Shape.Disc disc) {
    return new Ellipse2D.Double(
        disc.x() - disc.radius(), disc.y() - disc.radius(), 2 * disc.radius(), 2 * disc.radius());
  }
}
