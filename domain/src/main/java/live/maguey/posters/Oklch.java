package live.maguey.posters;

/// A color as the brand writes it: lightness 0 to 1, chroma from 0, hue in degrees.
///
/// @param lightness 0 is black, 1 is white
/// @param chroma 0 is gray; flat inks stay below 0.23
/// @param hue in degrees
public record Oklch(double lightness, double chroma, double hue) {

  /// The color as CSS reads it, `oklch(.83 .075 190)`.
  public String toCss() {
    return "oklch("
        + SvgNumber.shortest(lightness)
        + ' '
        + SvgNumber.shortest(chroma)
        + ' '
        + SvgNumber.shortest(hue)
        + ')';
  }

  /// The color as 24 bits of sRGB, each channel cut to its range; for pictures and for emails,
  /// whose readers know no oklch. Conversion: <https://bottosson.github.io/posts/oklab/>.
  public int toRgb() {
    double radians = Math.toRadians(hue);
    double a = chroma * StrictMath.cos(radians);
    double b = chroma * StrictMath.sin(radians);
    double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    int red = channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
    int green = channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
    int blue = channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
    return red << 16 | green << 8 | blue;
  }

  /// The color as `#rrggbb`.
  public String toHex() {
    return "#%06x".formatted(toRgb());
  }

  private static double cube(double value) {
    return value * value * value;
  }

  private static int channel(double linear) {
    double cut = Math.clamp(linear, 0.0, 1.0);
    double gamma = cut <= 0.0031308 ? 12.92 * cut : 1.055 * StrictMath.pow(cut, 1 / 2.4) - 0.055;
    return (int) Math.round(gamma * 255);
  }
}
