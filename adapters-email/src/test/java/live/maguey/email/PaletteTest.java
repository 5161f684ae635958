package live.maguey.email;

import static org.assertj.core.api.Assertions.assertThat;

import live.maguey.posters.Ink;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaletteTest {
  /// What small letters need, by WCAG 2.2, 1.4.3.
  private static final double READABLE = 4.5;

  @ParameterizedTest
  @EnumSource
  void every_ink_is_readable_by_day_and_by_night(Ink ink) {
    Palette palette = Palette.of(ink);

    assertThat(contrast(palette.type(), palette.poster())).isGreaterThan(READABLE);
    for (Palette.Theme theme : new Palette.Theme[] {palette.light(), palette.dark()}) {
      assertThat(contrast(theme.text(), theme.surface())).isGreaterThan(READABLE);
      assertThat(contrast(theme.muted(), theme.surface())).isGreaterThan(READABLE);
      assertThat(contrast(theme.onAction(), theme.action())).isGreaterThan(READABLE);
    }
  }

  private static double contrast(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String hex) {
    int rgb = Integer.parseInt(hex.substring(1), 16);
    return 0.2126 * linear(rgb >> 16 & 255)
        + 0.7152 * linear(rgb >> 8 & 255)
        + 0.0722 * linear(rgb & 255);
  }

  private static double linear(int channel) {
    double part = channel / 255.0;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }
}
