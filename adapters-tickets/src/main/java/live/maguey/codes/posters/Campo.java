package live.maguey.codes.posters;

import java.util.ArrayList;
import java.util.List;
import live.maguey.posters.Oklch;

/// Five rows of plants under a slatted sun; each plant is one of four fans, printed many times.
final class Campo {

  /// Nominal height of a fan, in the stamp's own units.
  private static final double FAN = 200;

  private final Sheet sheet;
  private final double shorter;
  private final double horizon;

  private Campo(Sheet sheet) {
    this.sheet = sheet;
    this.shorter = sheet.shorter;
    this.horizon = sheet.height * .40;
  }

  static void draw(Sheet sheet) {
    var campo = new Campo(sheet);
    campo.sun();
    campo.hills();
    for (int i = 0; i < 4; i++) {
      sheet.add(campo.fan(i));
    }
    for (int i = 0; i < 5; i++) {
      campo.row(i);
    }
  }

  private void sun() {
    double x = sheet.width * (.3 + .4 * sheet.stream.next());
    double y = horizon - shorter * .03;
    List<Shape> slats = new ArrayList<>();
    slats.add(new Shape.Bar(0, sheet.height, sheet.ink.spark()));
    for (int i = 0; i < 9; i++) {
      double top =
          horizon - shorter * .03 + shorter * .30 - i * shorter * .052 - shorter * .006 * (9 - i);
      slats.add(new Shape.Bar(top, shorter * .0052 * (9 - i), sheet.ink.ground()));
    }
    var disc = new Shape.Disc(x, y, shorter * .30, sheet.ink.spark());
    sheet.add(new Shape.Window(disc, List.copyOf(slats)));
    sheet.rays(x, y, 50, shorter * .34, sheet.longer * 1.3, .3, .2);
  }

  private void hills() {
    double width = sheet.width;
    double height = sheet.height;
    Outline hills =
        Outline.pen()
            .move(0, horizon + height * .02)
            .line(width * .25, horizon - height * .025)
            .line(width * .5, horizon + height * .005)
            .line(width * .78, horizon - height * .04)
            .line(width, horizon)
            .down(height)
            .across(0)
            .close()
            .lift();
    sheet.add(new Shape.Fill(hills, sheet.ink.shade()));
  }

  /// Even fans stand on the paper's ground, odd ones on the shade; the last two are near, with
  /// teeth.
  private Shape fan(int number) {
    boolean odd = number % 2 == 1;
    boolean near = number > 1;
    Oklch shade = odd ? sheet.ink.ground() : sheet.ink.shade();
    Oklch ghost = odd ? sheet.ink.shade() : sheet.ink.ground();
    List<Shape> leaves = new ArrayList<>();
    for (int place : Sheet.outsideIn(11)) {
      double degrees = -80 + 160.0 * place / 10;
      double length =
          FAN
              * (.62 + .42 * Sheet.cos(degrees * Math.PI / 180))
              * (.94 + .12 * sheet.stream.next());
      double x = degrees * .36;
      leaves.add(
          near
              ? sheet.leaf(
                  length,
                  length * .27,
                  x,
                  24,
                  degrees,
                  new Leaf.Form(degrees * .0012, 7, .06),
                  shade,
                  ghost)
              : Sheet.petal(length, length * .27, x, 24, degrees, sheet.ink.leaf(), shade));
    }
    return new Shape.Stamp(number, List.copyOf(leaves));
  }

  private void row(int number) {
    double share = number / 4.0;
    boolean odd = number % 2 == 1;
    double width = sheet.width;
    double y = horizon + sheet.height * .075 + sheet.height * .56 * StrictMath.pow(share, 1.5);
    double size = shorter * (.075 + .30 * StrictMath.pow(share, 1.4));
    long plants = Math.max(2, Math.round(8 - 5.6 * share));
    Outline soil =
        Outline.pen()
            .move(0, y - size * .22)
            .quad(width / 2, y - size * .34, width, y - size * .2)
            .down(sheet.height)
            .across(0)
            .close()
            .lift();
    sheet.add(new Shape.Fill(soil, odd ? sheet.ink.shade() : sheet.ink.ground()));
    int stamp = (odd ? 1 : 0) + (share > .3 ? 2 : 0);
    for (int i = 0; i <= plants; i++) {
      double x = width * ((i + (odd ? .5 : 0)) / plants) + (sheet.stream.next() - .5) * size * .12;
      sheet.stream.next(); // a place in the stream kept for turning a plant round
      sheet.add(new Shape.Print(stamp, x, y, size / FAN));
    }
  }
}
