package live.maguey.codes.posters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import live.maguey.posters.SeededStream;

/// The only primitive: one agave leaf, its foot at the origin, its tip pointing up.
///
/// @param left the lit half
/// @param right the shaded half
/// @param imprint the ghost line that a neighbor printed on it in the bud
/// @param spine the terminal spine
record Leaf(Outline left, Outline right, Outline imprint, Outline spine) {

  /// What distinguishes one leaf from another.
  ///
  /// @param bend how far the tip leans, as a share of the length
  /// @param teeth on each edge
  /// @param bite depth of a tooth, as a share of the width
  /// @param sharpness .86 is slim, 1.2 broad
  record Form(double bend, int teeth, double bite, double sharpness) {

    static final double SLIM = .86;
    static final double BROAD = 1.2;

    Form(double bend, int teeth, double bite) {
      this(bend, teeth, bite, SLIM);
    }
  }

  /// Grows a leaf; takes numbers for the teeth of the left edge first, then of the right.
  static Leaf grow(double length, double width, Form form, SeededStream stream) {
    var shape = new Profile(length, width, form);
    var rib = new ArrayList<double[]>();
    rib.add(new double[] {shape.bendAt(1), -length});
    for (int i = 16; i >= 0; i--) {
      double t = i / 16.0;
      rib.add(new double[] {shape.bendAt(t), -length * t});
    }
    Outline left = half(shape.edge(-1, stream), rib);
    Outline right = half(shape.edge(1, stream), rib);
    Outline.Pen imprint = Outline.pen().through(shape.imprint(-1)).through(shape.imprint(1));
    Outline spine =
        Outline.pen()
            .move(shape.bendAt(.9) - width * .03, -length * .9)
            .line(shape.bendAt(1), -length)
            .line(shape.bendAt(.9) + width * .03, -length * .9)
            .close()
            .lift();
    return new Leaf(left, right, imprint.lift(), spine);
  }

  /// Half of a leaf too small for teeth, as one curve.
  ///
  /// @param side −1 is left, 1 is right
  static Outline petal(double length, double width, int side) {
    return Outline.pen()
        .move(0, 0)
        .cubic(side * width * .62, -length * .25, side * width * .5, -length * .6, 0, -length)
        .close()
        .lift();
  }

  private static Outline half(List<double[]> edge, List<double[]> rib) {
    var points = new ArrayList<>(edge);
    points.addAll(rib);
    return Outline.polygon(points);
  }

  /// The leaf's width and lean along its length, `t` from 0 at the foot to 1 at the tip.
  private record Profile(double length, double width, Form form) {

    double widthAt(double t) {
      double body = width / 2 * (.62 + 1.5 * t) * StrictMath.pow(1 - t, form.sharpness()) / .80;
      return body * (t > .93 ? (1 - t) / .07 * .55 + .45 * (1 - t) / .07 : 1);
    }

    double bendAt(double t) {
      return form.bend() * length * t * t;
    }

    List<double[]> edge(int side, SeededStream stream) {
      int teeth = form.teeth();
      double[] places = new double[teeth];
      for (int i = 0; i < teeth; i++) {
        places[i] = .12 + .74 * (i + .5) / teeth + (stream.next() - .5) * .02;
      }
      var marks = new ArrayList<double[]>();
      for (int i = 0; i <= 30; i++) {
        double t = i / 30.0 * .96;
        marks.add(mark(t, t, side, 0, t));
      }
      double half = .011;
      for (double t : places) {
        double depth = form.bite() * width * (.7 + .6 * stream.next()) * (1 - .5 * t);
        marks.add(mark(t - half, t - half, side, 0, t - half));
        marks.add(mark(t, t, side, depth, t + .016));
        marks.add(mark(t + half * .9, t + half, side, 0, t + half));
      }
      marks.sort(Comparator.comparingDouble(mark -> mark[0]));
      return marks.stream().map(mark -> new double[] {mark[1], mark[2]}).toList();
    }

    private double[] mark(double order, double t, int side, double out, double height) {
      return new double[] {order, bendAt(t) + side * (widthAt(t) + out), -length * height};
    }

    List<double[]> imprint(int side) {
      var points = new ArrayList<double[]>();
      for (int i = 0; i <= 12; i++) {
        double share = i / 12.0;
        double t = .2 + .6 * i / 12;
        points.add(
            new double[] {
              bendAt(t) + side * widthAt(t) * (.62 - .35 * share * share), -length * t
            });
      }
      return points;
    }
  }
}
