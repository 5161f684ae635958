package live.maguey.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.QRCodeWriter;
import com.microsoft.playwright.Locator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/// Codes as cameras meet them: pictures that are read, and a film that is shown.
final class QrPicture {
  private static final int MODULES = 49;
  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;
  private static final int SIDE = 440;

  private QrPicture() {}

  /// The text of a code on a page, whose modules must have whole pixels each.
  static String read(Locator code) throws IOException {
    assertThat(code.boundingBox().width % MODULES).isZero();
    return read(code.screenshot());
  }

  /// The text of the one code in a picture. A camera looks many times; in a single look, the reader
  /// misses 33 of 4,000 of our codes, however clear. So it looks in each of its ways.
  static String read(byte[] picture) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
    ReaderException unreadable = null;
    for (Binarizer way :
        List.of(new HybridBinarizer(source), new GlobalHistogramBinarizer(source))) {
      for (DecodeHintType how : List.of(DecodeHintType.TRY_HARDER, DecodeHintType.PURE_BARCODE)) {
        try {
          return new QRCodeReader()
              .decode(new BinaryBitmap(way), Map.of(how, Boolean.TRUE))
              .getText();
        } catch (ReaderException missed) {
          unreadable = missed;
        }
      }
    }
    throw new AssertionError("there is no code in the picture that can be read", unreadable);
  }

  /// Motion JPEG for Chromium's fake camera, which plays it over and over: the code, then nothing.
  static Path film(Path file, String text, int framesOfCode, int framesOfNothing)
      throws IOException {
    byte[] code = jpeg(drawn(text));
    byte[] nothing = jpeg(blank());
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < framesOfCode; i++) {
        out.write(code);
      }
      for (int i = 0; i < framesOfNothing; i++) {
        out.write(nothing);
      }
    }
    return file;
  }

  private static BufferedImage drawn(String text) {
    BufferedImage image = blank();
    try {
      BitMatrix code = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, SIDE, SIDE);
      for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
          if (code.get(x, y)) {
            image.setRGB((WIDTH - SIDE) / 2 + x, (HEIGHT - SIDE) / 2 + y, 0x000000);
          }
        }
      }
      return image;
    } catch (WriterException tooLong) {
      throw new IllegalArgumentException("does not fit a code", tooLong);
    }
  }

  private static BufferedImage blank() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(java.awt.Color.WHITE);
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen.dispose();
    return image;
  }

  private static byte[] jpeg(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", bytes);
    return bytes.toByteArray();
  }
}
