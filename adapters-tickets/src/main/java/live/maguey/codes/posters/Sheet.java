package live.maguey.codes.posters;

import java.util.ArrayList;
import java.util.List;
import live.maguey.posters.Ink;
import live.maguey.posters.Oklch;
import live.maguey.posters.SeededStream;

/// The paper while a composition draws on it: its size, its inks, its stream and what is on it so
/// far.
///
/// The order in which numbers leave the stream is part of the drawing: moving a call changes every
/// poster.
final class Sheet {

  final int width;
  final int height;
  final int shorter;
  final int longer;
  final Ink ink;
  final SeededStream stream;
  private final List<Shape> shapes = new ArrayList<>();

  Sheet(int width, int height, Ink ink, SeededStream stream) {
    this.width = width;
    this.height = height;
    this.shorter = Math.min(width, height);
    this.longer = Math.max(width, height);
    this.ink = ink;
    this.stream = stream;
  }

  void add(Shape shape) {
    shapes.add(shape);
  }

  List<Shape> shapes() {
    return List.copyOf(shapes);
  }

  void disc(double x, double y, double radius) {
    add(new Shape.Disc(x, y, radius, ink.spark()));
  }

  /// Rays of light from a point.
  ///
  /// @param inner where they begin
  /// @param outer where they end, beyond the paper
  /// @param breadth share of the circle that they cover
  void rays(
      double x, double y, int count, double inner, double outer, double breadth, double opacity) {
    Outline.Pen pen = Outline.pen();
    for (int i = 0; i < count; i++) {
      double angle = (double) i / count * 2 * Math.PI;
      double half = breadth * Math.PI / count;
      pen.move(x + cos(angle - half * .25) * inner, y + sin(angle - half * .25) * inner)
          .line(x + cos(angle - half) * outer, y + sin(angle - half) * outer)
          .line(x + cos(angle + half) * outer, y + sin(angle + half) * outer)
          .line(x + cos(angle + half * .25) * inner, y + sin(angle + half * .25) * inner)
          .close();
    }
    add(new Shape.Fill(pen.lift(), ink.spark(), opacity));
  }

  /// A leaf in the poster's own tones.
  Shape leaf(double length, double width, double x, double y, double degrees, Leaf.Form form) {
    return leaf(length, width, x, y, degrees, form, ink.shade(), ink.ground());
  }

  /// A leaf whose shaded half and ghost line take other inks.
  Shape leaf(
      double length,
      double width,
      double x,
      double y,
      double degrees,
      Leaf.Form form,
      Oklch shade,
      Oklch ghost) {
    Leaf leaf = Leaf.grow(length, width, form, stream);
    return new Shape.Placed(
        x,
        y,
        degrees,
        List.of(
            new Shape.Fill(leaf.left(), ink.leaf()),
            new Shape.Fill(leaf.right(), shade),
            new Shape.Line(leaf.imprint(), ghost, width * .022, .38),
            new Shape.Fill(leaf.spine(), ink.spark())));
  }

  /// Two curves, for flowers and for leaves far away.
  static Shape petal(
      double length, double width, double x, double y, double degrees, Oklch lit, Oklch shade) {
    return new Shape.Placed(
        x,
        y,
        degrees,
        List.of(
            new Shape.Fill(Leaf.petal(length, width, -1), lit),
            new Shape.Fill(Leaf.petal(length, width, 1), shade)));
  }

  /// The order in which a fan of `count` is laid down: the outer ones first, the middle one last.
  static int[] outsideIn(int count) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = i % 2 == 0 ? i / 2 : count - 1 - i / 2;
    }
    return order;
  }

  static double cos(double radians) {
    return StrictMath.cos(radians);
  }

  static double sin(double radians) {
    return StrictMath.sin(radians);
  }
}
