package live.maguey.codes;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import live.maguey.codes.posters.PosterPicture;
import live.maguey.posters.Poster;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/// Posters as strips for print. The last few are kept as they lie in the file: drawing and packing
/// one takes most of the time of a print, and all tickets of an event carry the same one.
final class PrintedPosters {
  /// In pixels: at the width of an A5 page 200 to the inch.
  static final int WIDTH = 1_164;

  static final int HEIGHT = 400;
  private static final int KEPT = 16;

  private final LoadingCache<Poster, byte[]> packed =
      Caffeine.newBuilder().maximumSize(KEPT).build(PrintedPosters::pack);

  PDImageXObject in(PDDocument document, Poster poster) throws IOException {
    return new PDImageXObject(
        document,
        new ByteArrayInputStream(packed.get(poster)),
        COSName.FLATE_DECODE,
        WIDTH,
        HEIGHT,
        8,
        PDDeviceRGB.INSTANCE);
  }

  private static byte[] pack(Poster poster) {
    BufferedImage picture = PosterPicture.draw(poster, WIDTH, HEIGHT);
    byte[] samples = new byte[WIDTH * HEIGHT * 3];
    int at = 0;
    for (int pixel : picture.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH)) {
      samples[at++] = (byte) (pixel >> 16);
      samples[at++] = (byte) (pixel >> 8);
      samples[at++] = (byte) pixel;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflate = new DeflaterOutputStream(bytes)) {
      deflate.write(samples);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
