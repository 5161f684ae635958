package live.maguey.tables;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The ground that a table covers.
///
/// @param corners of a convex outline, one after the other; a round table has sixteen
public record Footprint(List<Corner> corners) {
  /// Less than this, in centimeters, is no overlap: tables may touch.
  private static final double TOUCHING = 0.5;

  private static final int ROUND_CORNERS = 16;

  /// In centimeters from the plan's left and top.
  public record Corner(double x, double y) {}

  public Footprint {
    corners = List.copyOf(corners);
  }

  static Footprint of(Place place) {
    double halfWidth = place.width() / 2.0;
    double halfHeight = place.height() / 2.0;
    Stream<Corner> before =
        place.shape() == Place.Shape.ROUND
            ? IntStream.range(0, ROUND_CORNERS)
                .mapToDouble(i -> 2 * Math.PI * i / ROUND_CORNERS)
                .mapToObj(a -> new Corner(halfWidth * Math.cos(a), halfWidth * Math.sin(a)))
            : Stream.of(
                new Corner(-halfWidth, -halfHeight),
                new Corner(halfWidth, -halfHeight),
                new Corner(halfWidth, halfHeight),
                new Corner(-halfWidth, halfHeight));
    double turn = Math.toRadians(place.rotation());
    double cos = Math.cos(turn);
    double sin = Math.sin(turn);
    return new Footprint(
        before
            .map(c ->
                new Corner(
                    place.x() + c.x() * cos - c.y() * sin, place.y() + c.x() * sin + c.y() * cos))
            .toList());
  }

  boolean isWithin(int width, int height) {
    return corners.stream()
        .allMatch(c ->
            c.x() >= -TOUCHING
                && c.y() >= -TOUCHING
                && c.x() <= width + TOUCHING
                && c.y() <= height + TOUCHING);
  }

  /// Two convex outlines are apart exactly when a line along an edge of one of them parts them.
  boolean overlaps(Footprint other) {
    return Stream.of(this, other)
        .flatMap(Footprint::normals)
        .noneMatch(axis -> apart(axis, this, other));
  }

  private Stream<Corner> normals() {
    return IntStream.range(0, corners.size())
        .mapToObj(i -> {
          Corner from = corners.get(i);
          Corner to = corners.get((i + 1) % corners.size());
          double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
          return new Corner((from.y() - to.y()) / length, (to.x() - from.x()) / length);
        });
  }

  private static boolean apart(Corner axis, Footprint one, Footprint other) {
    return one.along(axis, true) - other.along(axis, false) <= TOUCHING
        || other.along(axis, true) - one.along(axis, false) <= TOUCHING;
  }

  private double along(Corner axis, boolean farthest) {
    var reach = corners.stream().mapToDouble(c -> c.x() * axis.x() + c.y() * axis.y());
    return (farthest ? reach.max() : reach.min()).orElseThrow();
  }
}
