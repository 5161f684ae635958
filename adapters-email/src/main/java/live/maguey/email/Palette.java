package live.maguey.email;

import live.maguey.posters.Ink;
import live.maguey.posters.Oklch;

/// An email's colors as mail readers support them: the event's ink on the brand's earth and bone,
/// in light and dark mode.
///
/// @param poster the poster's paper; @param type over it, small letters too
public record Palette(String poster, String type, Theme light, Theme dark) {

  /// @param ground behind the email; @param surface the email's own area
  /// @param action the button's field; @param onAction its label
  public record Theme(
      String ground,
      String surface,
      String line,
      String text,
      String muted,
      String action,
      String onAction) {}

  /// The values of the brand's tokens, with the ink's hue.
  static Palette of(Ink ink) {
    return new Palette(
        paper(ink).toHex(),
        ink.type().toHex(),
        new Theme(
            hex(.93, .014, 85),
            hex(.985, .008, 85),
            hex(.86, .02, 80),
            hex(.2, .02, 45),
            hex(.41, .025, 50),
            hex(.46, .13, ink.hue()),
            hex(.985, .008, 85)),
        new Theme(
            hex(.165, .014, 45),
            hex(.205, .016, 45),
            hex(.33, .018, 50),
            hex(.95, .018, 85),
            hex(.79, .022, 75),
            hex(.82, .13, ink.hue()),
            hex(.19, .04, ink.hue())));
  }

  /// Rosa's own is the one paper that is too light for small letters, 4.1 to 1: as on the pages.
  private static Oklch paper(Ink ink) {
    return ink == Ink.ROSA ? new Oklch(.56, .22, 3) : ink.ground();
  }

  private static String hex(double lightness, double chroma, double hue) {
    return new Oklch(lightness, chroma, hue).toHex();
  }
}
