package live.maguey.codes.posters;

import java.util.List;
import live.maguey.posters.Oklch;

/// What a poster is made of, in the order of drawing.
sealed interface Shape {

  /// A filled outline.
  ///
  /// @param opacity 1 is solid
  record Fill(Outline outline, Oklch colour, double opacity) implements Shape {
    Fill(Outline outline, Oklch colour) {
      this(outline, colour, 1);
    }
  }

  /// A drawn line.
  ///
  /// @param opacity 1 is solid
  record Line(Outline outline, Oklch colour, double width, double opacity) implements Shape {}

  /// A full circle.
  record Disc(double x, double y, double radius, Oklch colour) implements Shape {}

  /// An upright bar over the whole width.
  record Bar(double y, double height, Oklch colour) implements Shape {}

  /// Shapes seen through a round window.
  record Window(Disc disc, List<Shape> shapes) implements Shape {}

  /// Shapes moved to a place, then turned clockwise.
  ///
  /// @param degrees of the turn
  record Placed(double x, double y, double degrees, List<Shape> shapes) implements Shape {}

  /// Shapes drawn once, to be printed many times by [Print].
  ///
  /// @param number the stamp's own, from 0
  record Stamp(int number, List<Shape> shapes) implements Shape {}

  /// One print of a [Stamp].
  record Print(int stamp, double x, double y, double scale) implements Shape {}
}
