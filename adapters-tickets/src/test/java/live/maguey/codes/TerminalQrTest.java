package live.maguey.codes;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalQrTest {
  private static final int SCALE = 4;
  private static final String LINK = "https://boletos.example.com/gate#enrol=7K2Q-4F9X";

  @Test
  void a_camera_reads_what_the_terminal_shows() throws Exception {
    List<String> lines = TerminalQr.lines(LINK);

    assertThat(new QRCodeMultiReader().decode(picture(lines)).getText()).isEqualTo(LINK);
  }

  @Test
  void it_brings_its_own_colors_and_leaves_none_behind() {
    assertThat(TerminalQr.lines(LINK))
        .allSatisfy(
            line -> assertThat(line).startsWith("\u001B[38;5;16;48;5;231m").endsWith("\u001B[0m"));
  }

  @Test
  void it_fits_a_terminal_of_80_columns_and_24_lines() {
    List<String> lines = TerminalQr.lines(LINK);

    assertThat(lines).hasSizeLessThanOrEqualTo(22);
    assertThat(bare(lines.getFirst())).hasSizeLessThanOrEqualTo(80);
  }

  private static String bare(String line) {
    return line.replaceAll("\u001B\\[[0-9;]*m", "");
  }

  private static BinaryBitmap picture(List<String> lines) {
    int width = bare(lines.getFirst()).length() * SCALE;
    int height = lines.size() * 2 * SCALE;
    int[] pixels = new int[width * height];
    Arrays.fill(pixels, 0xffffff);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        char sign = bare(lines.get(y / SCALE / 2)).charAt(x / SCALE);
        boolean upper = y / SCALE % 2 == 0;
        if (sign == '█' || sign == (upper ? '▀' : '▄')) {
          pixels[y * width + x] = 0;
        }
      }
    }
    return new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
  }
}
