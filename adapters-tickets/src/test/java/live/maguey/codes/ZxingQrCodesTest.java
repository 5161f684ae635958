package live.maguey.codes;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.decoder.Mode;
import com.google.zxing.qrcode.encoder.QRCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZxingQrCodesTest {
  private static final String TICKET =
      "AEDQAAAAFIAZLJGBPUXHUMM3PQXWJUPILIBQAEDQAAAAFIAZLJGBPUXHUMM3PQXWJUPILIBQAED"
          + "QAAAAFIAZLJGBPUXHUMM3PQXWJUPILIBQAEDQAAAAFIAZLJGBPUXHUMM3PQXWJUPILIBQAEDQA";
  private static final int SIDE = 49;

  private final ZxingQrCodes qr = new ZxingQrCodes();

  @Test
  void a_ticket_code_is_a_version_6_of_level_m_in_alphanumeric_mode() {
    QRCode code = ZxingQrCodes.encode(TICKET);

    assertThat(code.getMode()).isEqualTo(Mode.ALPHANUMERIC);
    assertThat(code.getVersion().getVersionNumber()).isEqualTo(6);
    assertThat(code.getECLevel()).isEqualTo(ErrorCorrectionLevel.M);
  }

  /// A mail shows each twice.
  @Test
  void a_code_is_encoded_once() {
    assertThat(ZxingQrCodes.encode(new String(TICKET.toCharArray())))
        .isSameAs(ZxingQrCodes.encode(TICKET));
  }

  @ParameterizedTest
  @ValueSource(strings = {TICKET, "https://maguey.example/o/abc", "Ñandú 7 € 🎫", "7"})
  void a_reader_reads_the_svg(String text) throws Exception {
    assertThat(decoded(rasterised(qr.svg(text), 4))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {TICKET, "https://maguey.example/o/abc", "Ñandú 7 € 🎫", "7"})
  void a_reader_reads_the_png(String text) throws Exception {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(qr.png(text, 300)));

    assertThat(decoded(image)).isEqualTo(text);
  }

  @Test
  void the_svg_is_one_path_in_modules_without_style_or_script() {
    String svg = qr.svg(TICKET);

    assertThat(svg)
        .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 49 49\"")
        .endsWith("</svg>")
        .contains("shape-rendering=\"crispEdges\"")
        .containsOnlyOnce("<path ")
        .doesNotContain("style", "script", "currentColor")
        .hasSizeLessThan(16_384);
  }

  @Test
  void four_light_modules_stand_on_every_side() throws Exception {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(qr.png(TICKET, SIDE)));

    assertThat(image.getWidth()).isEqualTo(SIDE);
    for (int along = 0; along < SIDE; along++) {
      for (int in = 0; in < 4; in++) {
        assertThat(isDark(image, along, in)).isFalse();
        assertThat(isDark(image, in, along)).isFalse();
        assertThat(isDark(image, along, SIDE - 1 - in)).isFalse();
        assertThat(isDark(image, SIDE - 1 - in, along)).isFalse();
      }
    }
    assertThat(isDark(image, 4, 4)).isTrue();
  }

  @Test
  void the_png_has_whole_pixels_per_module_and_is_never_larger_than_asked() throws Exception {
    for (int pixels : List.of(49, 97, 98, 300)) {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(qr.png(TICKET, pixels)));
      assertThat(image.getWidth()).isEqualTo(image.getHeight()).isEqualTo(pixels / SIDE * SIDE);
    }
    assertThatThrownBy(() -> qr.png(TICKET, 48)).hasMessageContaining("49 modules");
  }

  @Test
  void the_png_is_made_of_whole_chunks_with_their_checksums() {
    ByteBuffer png = ByteBuffer.wrap(qr.png(TICKET, 300));
    List<String> chunks = new ArrayList<>();

    png.position(8);
    while (png.hasRemaining()) {
      byte[] named = new byte[4 + png.getInt()];
      png.get(named);
      CRC32 sum = new CRC32();
      sum.update(named);
      assertThat(png.getInt()).isEqualTo((int) sum.getValue());
      chunks.add(new String(named, 0, 4, US_ASCII));
    }

    assertThat(chunks).containsExactly("IHDR", "IDAT", "IEND");
  }

  @Test
  void the_same_text_is_the_same_bytes() {
    assertThat(qr.png(TICKET, 300)).isEqualTo(new ZxingQrCodes().png(TICKET, 300));
    assertThat(qr.svg(TICKET)).isEqualTo(new ZxingQrCodes().svg(TICKET));
    assertThat(qr.png(TICKET, 300)).hasSizeLessThan(4_096);
  }

  @Test
  void a_text_that_no_code_holds_is_refused() {
    assertThatThrownBy(() -> qr.svg("A".repeat(5_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5000 characters");
    assertThatThrownBy(() -> qr.svg("")).isInstanceOf(IllegalArgumentException.class);
  }

  /// Draws the rectangles of the path, as a browser does.
  private static BufferedImage rasterised(String svg, int scale) {
    Matcher box = Pattern.compile("viewBox=\"0 0 (\\d+) \\1\"").matcher(svg);
    assertThat(box.find()).isTrue();
    int side = Integer.parseInt(box.group(1)) * scale;
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    int[] light = new int[side * side];
    Arrays.fill(light, 0xffffff);
    image.setRGB(0, 0, side, side, light, 0, side);
    Matcher run = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z").matcher(svg);
    while (run.find()) {
      int left = Integer.parseInt(run.group(1)) * scale;
      int top = Integer.parseInt(run.group(2)) * scale;
      int width = Integer.parseInt(run.group(3)) * scale;
      image.setRGB(left, top, width, scale, new int[width * scale], 0, width);
    }
    return image;
  }

  static String decoded(BufferedImage image) throws Exception {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    BinaryBitmap bitmap =
        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
    Map<DecodeHintType, ?> hints =
        Map.of(DecodeHintType.POSSIBLE_FORMATS, List.of(BarcodeFormat.QR_CODE));
    return new QRCodeReader().decode(bitmap, hints).getText();
  }

  private static boolean isDark(BufferedImage image, int x, int y) {
    return (image.getRGB(x, y) & 0xffffff) == 0;
  }
}
