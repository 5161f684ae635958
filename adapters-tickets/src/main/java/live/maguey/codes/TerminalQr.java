package live.maguey.codes;

import com.google.zxing.qrcode.encoder.ByteMatrix;
import java.util.ArrayList;
import java.util.List;

/// A QR code for a terminal: two modules, one above the other, to a character. Its colors are its
/// own, dark on light, so that cameras read it whatever the terminal's are.
public final class TerminalQr {
  /// What the standard asks for on each side.
  private static final int MARGIN = 4;

  /// Black on white of the fixed part of the 256 colors: no theme changes these.
  private static final String DARK_ON_LIGHT = "\u001B[38;5;16;48;5;231m";

  private static final String PLAIN = "\u001B[0m";

  private TerminalQr() {}

  /// From the top, each as wide as the others.
  ///
  /// @throws IllegalArgumentException when the text is empty or too long for a QR code
  public static List<String> lines(String text) {
    ByteMatrix modules = ZxingQrCodes.encode(text).getMatrix();
    List<String> lines = new ArrayList<>();
    for (int y = -MARGIN; y < modules.getHeight() + MARGIN; y += 2) {
      StringBuilder line = new StringBuilder(DARK_ON_LIGHT);
      for (int x = -MARGIN; x < modules.getWidth() + MARGIN; x++) {
        line.append(sign(isDark(modules, x, y), isDark(modules, x, y + 1)));
      }
      lines.add(line.append(PLAIN).toString());
    }
    return lines;
  }

  private static char sign(boolean upper, boolean lower) {
    if (upper) {
      return lower ? '█' : '▀';
    }
    return lower ? '▄' : ' ';
  }

  private static boolean isDark(ByteMatrix modules, int x, int y) {
    return x >= 0
        && y >= 0
        && x < modules.getWidth()
        && y < modules.getHeight()
        && modules.get(x, y) == 1;
  }
}
