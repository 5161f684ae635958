package live.maguey.tables;

import live.maguey.shared.InvalidRequest;

/// Where a table stands on a plan, its seats within its size.
///
/// @param x, y of its middle, in centimeters from the plan's left and top
/// @param width, height in centimeters before it is turned, 20 to 1000; equal when round or square
/// @param rotation clockwise, in whole degrees from 0 to 359
public record Place(Shape shape, int x, int y, int width, int height, int rotation) {
  private static final int LEAST = 20;
  private static final int MOST = 1_000;

  /// `BOOTH` is a bench around a table, open at the bottom before it is turned.
  public enum Shape {
    ROUND,
    SQUARE,
    RECTANGLE,
    BOOTH
  }

  /// @throws InvalidRequest by the name of the component that is out of its range
  public Place {
    checkSize("width", width);
    checkSize("height", height);
    InvalidRequest.unless(
        width == height || (shape != Shape.ROUND && shape != Shape.SQUARE),
        "height",
        "must equal the width: the table is "
            + (shape == Shape.ROUND ? "round" : "square")
            + ". Its width alone is enough");
    InvalidRequest.unless(
        rotation >= 0 && rotation < 360, "rotation", "must be 0 to 359 degrees, not " + rotation);
  }

  public Footprint footprint() {
    return Footprint.of(this);
  }

  private static void checkSize(String field, int size) {
    InvalidRequest.unless(
        size >= LEAST && size <= MOST,
        field,
        "must be %d to %d centimeters, not %d".formatted(LEAST, MOST, size));
  }
}
