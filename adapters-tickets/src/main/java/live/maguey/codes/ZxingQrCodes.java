package live.maguey.codes;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import live.maguey.tickets.QrCodes;

/// QR codes (ISO/IEC 18004) by ZXing's encoder. A ticket code is a version 6: 41 modules, 49 with
/// the margin.
public final class ZxingQrCodes implements QrCodes {
  /// What the standard asks for on each side.
  private static final int MARGIN = 4;

  /// A mail shows each code twice, as its picture and on paper, and its reader opens the page next.
  private static final int KEPT = 256;

  private static final LoadingCache<String, QRCode> ENCODED =
      Caffeine.newBuilder().maximumSize(KEPT).build(ZxingQrCodes::encoded);

  /// @throws IllegalArgumentException when the text is empty or too long for a QR code
  @Override
  public String svg(String text) {
    ByteMatrix modules = encode(text).getMatrix();
    int side = modules.getWidth() + 2 * MARGIN;
    StringBuilder svg = new StringBuilder(8192);
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
        .append(side)
        .append(' ')
        .append(side)
        .append("\" shape-rendering=\"crispEdges\"><rect width=\"")
        .append(side)
        .append("\" height=\"")
        .append(side)
        .append("\" fill=\"#fff\"/><path fill=\"#000\" d=\"");
    eachRun(
        modules,
        (x, y, length) -> {
          svg.append('M').append(x + MARGIN).append(' ').append(y + MARGIN);
          svg.append('h').append(length).append("v1h-").append(length).append('z');
        });
    return svg.append("\"/></svg>").toString();
  }

  /// @throws IllegalArgumentException when `pixels` has no room for one pixel per module
  @Override
  public byte[] png(String text, int pixels) {
    ByteMatrix modules = encode(text).getMatrix();
    int side = modules.getWidth() + 2 * MARGIN;
    int scale = pixels / side;
    if (scale < 1) {
      throw new IllegalArgumentException(
          "a QR code of " + side + " modules does not fit " + pixels + " pixels");
    }
    OneBitPng png = new OneBitPng(side * scale);
    for (int y = -MARGIN; y < modules.getHeight() + MARGIN; y++) {
      byte[] line = row(modules, y, scale);
      for (int i = 0; i < scale; i++) {
        png.row(line);
      }
    }
    return png.encoded();
  }

  /// Not to be changed: callers share it.
  ///
  /// @throws IllegalArgumentException when the text is empty or too long for a QR code
  static QRCode encode(String text) {
    return ENCODED.get(text);
  }

  private static QRCode encoded(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("an empty text, as of a void ticket, has no QR code");
    }
    // Names a character set only where it must: old scanners stumble over the mark that it adds.
    Map<EncodeHintType, ?> hints =
        StandardCharsets.US_ASCII.newEncoder().canEncode(text)
            ? Map.of()
            : Map.of(EncodeHintType.CHARACTER_SET, "UTF-8");
    try {
      return Encoder.encode(text, ErrorCorrectionLevel.M, hints);
    } catch (WriterException tooLong) {
      throw new IllegalArgumentException(
          "no QR code holds a text of " + text.length() + " characters", tooLong);
    }
  }

  /// Dark modules that lie side by side: `length` of them from column `x` of row `y` on, counted
  /// from the top left without the margin.
  @FunctionalInterface
  interface Run {
    void draw(int x, int y, int length);
  }

  /// Row by row from the top, each from the left.
  static void eachRun(ByteMatrix modules, Run run) {
    for (int y = 0; y < modules.getHeight(); y++) {
      int start = 0;
      for (int x = 0; x <= modules.getWidth(); x++) {
        if (x == modules.getWidth() || modules.get(x, y) == 0) {
          if (x > start) {
            run.draw(start, y, x - start);
          }
          start = x + 1;
        }
      }
    }
  }

  /// One line of pixels, 0 dark and 1 light, eight to a byte.
  ///
  /// @param y of the modules; outside of them there are light ones only
  private static byte[] row(ByteMatrix modules, int y, int scale) {
    byte[] pixels = new byte[OneBitPng.bytes((modules.getWidth() + 2 * MARGIN) * scale)];
    Arrays.fill(pixels, (byte) 0xff);
    if (y >= 0 && y < modules.getHeight()) {
      for (int x = 0; x < modules.getWidth(); x++) {
        if (modules.get(x, y) == 1) {
          int start = (x + MARGIN) * scale;
          for (int pixel = start; pixel < start + scale; pixel++) {
            pixels[pixel / 8] &= (byte) ~(0x80 >> pixel % 8);
          }
        }
      }
    }
    return pixels;
  }
}
