package live.maguey.tables;

import live.maguey.shared.InvalidRequest;
import live.maguey.shared.OneLine;

/// What people find their way by on a plan, as the booth or the bar.
///
/// @param label as it is written on the plan, 1 to 24 characters
/// @param x, y of its left upper corner, in centimeters from the plan's left and top
/// @param width, height in centimeters, 1 or more
public record Landmark(Kind kind, String label, int x, int y, int width, int height) {
  static final int LONGEST = 24;

  /// How it is drawn.
  public enum Kind {
    BOOTH,
    FLOOR,
    BAR,
    DOORS,
    OTHER
  }

  /// @throws InvalidRequest by the name of the component that is out of its range
  public Landmark {
    label = OneLine.parse("label", label, LONGEST);
    InvalidRequest.unless(width >= 1, "width", "must be at least 1 centimeter");
    InvalidRequest.unless(height >= 1, "height", "must be at least 1 centimeter");
  }

  boolean isWithin(int planWidth, int planHeight) {
    return x >= 0 && y >= 0 && (long) x + width <= planWidth && (long) y + height <= planHeight;
  }
}
