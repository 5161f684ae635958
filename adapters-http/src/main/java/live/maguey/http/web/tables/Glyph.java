package live.maguey.http.web.tables;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import live.maguey.tables.Place;

/// A table as it is drawn: a core with a leaf for each seat around it, all within the ground that
/// the table covers.
///
/// @param leaves where each seat's leaf stands, from the table's middle
/// @param reach from the middle to the tip of a leaf, in centimeters
public record Glyph(Place place, List<Leaf> leaves, double reach) {
  /// The leaf's middle stands at this share of the way from the core's middle to the edge.
  private static final double RING = 0.8;

  private static final double CORE = 0.54;
  private static final double LEAF = 0.4;

  /// @param x, y from the table's middle, in centimeters; @param turn clockwise, its tip up at 0
  public record Leaf(double x, double y, double turn) {
    /// As an SVG transform.
    public String transform(double length) {
      return String.format(
          Locale.ROOT, "translate(%.1f %.1f) rotate(%.1f) scale(%.3f)", x, y, turn, length);
    }
  }

  static Glyph of(Place place, int seats) {
    double reach = Math.min(place.width(), place.height()) / 2.0;
    List<Leaf> leaves =
        switch (place.shape()) {
          case ROUND, SQUARE -> ring(seats, reach);
          case RECTANGLE -> sides(place, seats, reach);
          case BOOTH -> bench(place, seats, reach);
        };
    return new Glyph(place, leaves, reach);
  }

  /// Half of the core's width; all lengths are in centimeters.
  public long coreWidth() {
    return Math.round(place.width() / 2.0 - reach * (1 - CORE));
  }

  public long coreHeight() {
    return Math.round(place.height() / 2.0 - reach * (1 - CORE));
  }

  /// Around core and leaves: drawn where the table is chosen.
  public long ring() {
    return Math.round(Math.max(coreWidth(), coreHeight()) / CORE * 1.15);
  }

  public long letters() {
    return Math.round(0.52 * reach);
  }

  public boolean isRound() {
    return place.shape() == Place.Shape.ROUND;
  }

  /// A leaf is drawn one unit long.
  public double leafLength() {
    return reach * Math.min(LEAF, 4 * RING / Math.max(leaves.size(), 8));
  }

  private static List<Leaf> ring(int seats, double reach) {
    return IntStream.range(0, seats)
        .mapToObj(i -> {
          double turn = 360.0 * i / seats;
          double angle = Math.toRadians(turn);
          return new Leaf(RING * reach * Math.sin(angle), -RING * reach * Math.cos(angle), turn);
        })
        .toList();
  }

  /// Along the two long sides, the odd one at the top or left.
  private static List<Leaf> sides(Place place, int seats, double reach) {
    boolean lying = place.width() >= place.height();
    double length = Math.max(place.width(), place.height());
    int first = (seats + 1) / 2;
    return Stream.concat(
            row(first, length, -RING * reach, lying ? 0 : -90, lying),
            row(seats - first, length, RING * reach, lying ? 180 : 90, lying))
        .toList();
  }

  private static Stream<Leaf> row(
      int seats, double length, double across, double turn, boolean lying) {
    return IntStream.range(0, seats)
        .mapToObj(i -> {
          double along = length * ((i + 0.5) / seats - 0.5);
          return lying ? new Leaf(along, across, turn) : new Leaf(across, along, turn);
        });
  }

  /// Along the bench: up the left side, along the top, down the right one.
  private static List<Leaf> bench(Place place, int seats, double reach) {
    double side = place.height() * RING;
    double top = place.width() * RING;
    double way = 2 * side + top;
    return IntStream.range(0, seats)
        .mapToObj(i -> {
          double at = way * (i + 0.5) / seats;
          if (at < side) {
            return new Leaf(-top / 2, side / 2 - at, -90);
          }
          if (at < side + top) {
            return new Leaf(at - side - top / 2, -side / 2, 0);
          }
          return new Leaf(top / 2, at - side - top - side / 2, 90);
        })
        .toList();
  }
}
