package live.maguey.http.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Spines as drawings: a share of a whole in minutes or people, filled from the left; the one in
/// progress burns down from its tip. `web/parts/spines.js` draws the same.
public final class Spines {

  /// One spine's paper, in units of the drawing.
  public static final String VIEW_BOX = "0 0 28 48";

  /// The outline of every spine.
  public static final String EDGE = "M0 48L22.5 0L28 48Z";

  private static final double APEX = 22.5;
  private static final double WIDTH = 28;
  private static final double HEIGHT = 48;

  private Spines() {}

  /// The filled parts, one path for each spine; an empty one is burned.
  ///
  /// @param count how many spines make the whole
  /// @param share how much of the whole is left or reached, 0 to 1
  public static List<String> filled(int count, double share) {
    List<String> paths = new ArrayList<>();
    double left = Math.clamp(share, 0.0, 1.0) * count;
    for (int i = 0; i < count; i++) {
      paths.add(filled(Math.clamp(left - i, 0.0, 1.0)));
    }
    return List.copyOf(paths);
  }

  private static String filled(double part) {
    if (part <= 0) {
      return "";
    }
    if (part >= 1) {
      return EDGE;
    }
    double top = HEIGHT * (1 - part);
    double from = APEX * part;
    double to = WIDTH - (WIDTH - APEX) * part;
    return String.format(Locale.ROOT, "M0 48L%.1f %.1fH%.1fL28 48Z", from, top, to);
  }
}
