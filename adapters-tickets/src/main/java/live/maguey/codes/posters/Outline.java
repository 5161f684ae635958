package live.maguey.codes.posters;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import live.maguey.posters.SvgNumber;

/// A path of straight lines and curves, in the drawing's units, y downwards.
record Outline(List<Step> steps) {

  Outline {
    steps = List.copyOf(steps);
  }

  /// One stroke of the pen.
  sealed interface Step {
    record Move(double x, double y) implements Step {}

    record Line(double x, double y) implements Step {}

    record Across(double x) implements Step {}

    record Down(double y) implements Step {}

    record Quad(double cx, double cy, double x, double y) implements Step {}

    record Cubic(double ax, double ay, double bx, double by, double x, double y) implements Step {}

    record Close() implements Step {}
  }

  /// Starts a path.
  static Pen pen() {
    return new Pen();
  }

  /// A closed polygon, points as pairs of x and y.
  static Outline polygon(List<double[]> points) {
    Pen pen = pen().through(points);
    return pen.close().lift();
  }

  String toSvg() {
    var text = new StringBuilder(steps.size() * 12);
    for (Step step : steps) {
      switch (step) {
        case Step.Move(double x, double y) -> write(text, 'M', x, y);
        case Step.Line(double x, double y) -> write(text, 'L', x, y);
        case Step.Across(double x) -> write(text, 'H', x);
        case Step.Down(double y) -> write(text, 'V', y);
        case Step.Quad(double cx, double cy, double x, double y) -> write(text, 'Q', cx, cy, x, y);
        case Step.Cubic(double ax, double ay, double bx, double by, double x, double y) ->
            write(text, 'C', ax, ay, bx, by, x, y);
        case Step.Close() -> text.append('Z');
      }
    }
    return text.toString();
  }

  Path2D toPath() {
    var path = new Path2D.Double();
    for (Step step : steps) {
      switch (step) {
        case Step.Move(double x, double y) -> path.moveTo(x, y);
        case Step.Line(double x, double y) -> path.lineTo(x, y);
        case Step.Across(double x) -> path.lineTo(x, path.getCurrentPoint().getY());
        case Step.Down(double y) -> path.lineTo(path.getCurrentPoint().getX(), y);
        case Step.Quad(double cx, double cy, double x, double y) -> path.quadTo(cx, cy, x, y);
        case Step.Cubic(double ax, double ay, double bx, double by, double x, double y) ->
            path.curveTo(ax, ay, bx, by, x, y);
        case Step.Close() -> path.closePath();
      }
    }
    return path;
  }

  private static void write(StringBuilder text, char command, double... numbers) {
    text.append(command);
    for (int i = 0; i < numbers.length; i++) {
      text.append(i == 0 ? "" : " ").append(SvgNumber.tenth(numbers[i]));
    }
  }

  /// Draws an [Outline], step by step.
  static final class Pen {

    private final List<Step> steps = new ArrayList<>();

    Pen move(double x, double y) {
      steps.add(new Step.Move(x, y));
      return this;
    }

    Pen line(double x, double y) {
      steps.add(new Step.Line(x, y));
      return this;
    }

    Pen across(double x) {
      steps.add(new Step.Across(x));
      return this;
    }

    Pen down(double y) {
      steps.add(new Step.Down(y));
      return this;
    }

    Pen quad(double cx, double cy, double x, double y) {
      steps.add(new Step.Quad(cx, cy, x, y));
      return this;
    }

    Pen cubic(double ax, double ay, double bx, double by, double x, double y) {
      steps.add(new Step.Cubic(ax, ay, bx, by, x, y));
      return this;
    }

    /// A line through all points, starting at the first.
    Pen through(List<double[]> points) {
      for (int i = 0; i < points.size(); i++) {
        double[] point = points.get(i);
        if (i == 0) {
          move(point[0], point[1]);
        } else {
          line(point[0], point[1]);
        }
      }
      return this;
    }

    Pen close() {
      steps.add(new Step.Close());
      return this;
    }

    Outline lift() {
      return new Outline(steps);
    }
  }
}
