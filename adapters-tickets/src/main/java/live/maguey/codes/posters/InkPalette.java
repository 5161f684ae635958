package live.maguey.codes.posters;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import live.maguey.posters.Ink;

/// The few colors of a small print: the five inks and their blends in quarters, where smoothed
/// edges and thin rays lie. A list of thumbnails weighs a third of what it would in full color.
final class InkPalette {

  private static final int STEPS = 4;

  private final int[] colours;
  private final Map<Integer, Byte> nearest = new HashMap<>();

  private InkPalette(int[] colours) {
    this.colours = colours;
  }

  static InkPalette of(Ink ink) {
    int[] inks = {
      ink.ground().toRgb(),
      ink.leaf().toRgb(),
      ink.shade().toRgb(),
      ink.spark().toRgb(),
      ink.type().toRgb()
    };
    Set<Integer> blends = new LinkedHashSet<>();
    for (int one : inks) {
      for (int other : inks) {
        for (int step = 0; step < STEPS; step++) {
          blends.add(blend(one, other, step));
        }
      }
    }
    return new InkPalette(blends.stream().mapToInt(Integer::intValue).toArray());
  }

  BufferedImage reduce(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    var model =
        new IndexColorModel(
            8, colours.length, colours, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
    var reduced = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
    byte[] row = new byte[width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        row[x] = nearest.computeIfAbsent(picture.getRGB(x, y) & 0xffffff, this::find);
      }
      reduced.getRaster().setDataElements(0, y, width, 1, row);
    }
    return reduced;
  }

  private byte find(int rgb) {
    int best = 0;
    for (int i = 1; i < colours.length; i++) {
      if (distance(colours[i], rgb) < distance(colours[best], rgb)) {
        best = i;
      }
    }
    return (byte) best;
  }

  private static int distance(int one, int other) {
    int sum = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int difference = (one >> shift & 0xff) - (other >> shift & 0xff);
      sum += difference * difference;
    }
    return sum;
  }

  private static int blend(int one, int other, int step) {
    int mixed = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int channel =
          ((one >> shift & 0xff) * (STEPS - step) + (other >> shift & 0xff) * step) / STEPS;
      mixed |= channel << shift;
    }
    return mixed;
  }
}
