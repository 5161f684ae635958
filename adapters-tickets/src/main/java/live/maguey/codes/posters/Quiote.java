package live.maguey.codes.posters;

/// The flowering stalk before a disc, growing out of a fan of fifteen leaves.
final class Quiote {

  private final Sheet sheet;
  private final double shorter;
  private final double stalk;
  private final double earth;
  private final double top;

  private Quiote(Sheet sheet) {
    this.sheet = sheet;
    this.shorter = sheet.shorter;
    this.stalk = sheet.width * (.5 + (sheet.stream.next() - .5) * .2);
    this.earth = sheet.height * .86;
    this.top = sheet.height * .135;
  }

  static void draw(Sheet sheet) {
    var quiote = new Quiote(sheet);
    quiote.sun();
    quiote.stalk();
    quiote.branches();
    quiote.crown();
    quiote.fan();
  }

  private void sun() {
    double radius = shorter * (.30 + sheet.stream.next() * .06);
    double x = stalk + (sheet.stream.next() - .5) * shorter * .12;
    double y = sheet.height * .36;
    sheet.rays(x, y, 60, radius * 1.12, sheet.longer * 1.3, .34, .2);
    sheet.disc(x, y, radius);
  }

  private void stalk() {
    double half = shorter * .028;
    double middle = (earth + top) / 2;
    Outline outline =
        Outline.pen()
            .move(stalk - half, earth)
            .quad(stalk - half * .6, middle, stalk - half * .18, top)
            .line(stalk + half * .18, top)
            .quad(stalk + half * .6, middle, stalk + half, earth)
            .close()
            .lift();
    sheet.add(new Shape.Fill(outline, sheet.ink.shade()));
  }

  private void branches() {
    for (int i = 0; i < 8; i++) {
      double share = i / 7.0;
      double y = top + sheet.height * .03 + sheet.height * .34 * share;
      double length = shorter * (.035 + .15 * Sheet.sin(Math.PI * (.10 + .62 * share)));
      for (int side : new int[] {-1, 1}) {
        double lift = i % 2 == 1 ? shorter * .01 : 0;
        double endX = stalk + side * length;
        double endY = y - length * .30 - lift;
        Outline branch =
            Outline.pen()
                .move(stalk, y + shorter * .02)
                .quad(stalk + side * length * .75, y + shorter * .015, endX, endY)
                .lift();
        sheet.add(new Shape.Line(branch, sheet.ink.shade(), shorter * .012, 1));
        for (int petal : Sheet.outsideIn(9)) {
          double degrees = -80 + 160 * petal / 8.0 + side * 14;
          double size = shorter * (.05 + .012 * sheet.stream.next()) * (.7 + .5 * share);
          flower(size, shorter * .022, endX, endY + shorter * .006, degrees);
        }
      }
    }
  }

  private void crown() {
    for (int petal : Sheet.outsideIn(7)) {
      double degrees = -66 + 132 * petal / 6.0;
      flower(shorter * .055, shorter * .02, stalk, top + shorter * .02, degrees);
    }
  }

  private void flower(double length, double width, double x, double y, double degrees) {
    sheet.add(Sheet.petal(length, width, x, y, degrees, sheet.ink.type(), sheet.ink.leaf()));
  }

  private void fan() {
    Outline ground =
        Outline.pen()
            .move(0, earth + shorter * .01)
            .across(sheet.width)
            .down(sheet.height)
            .across(0)
            .close()
            .lift();
    sheet.add(new Shape.Fill(ground, sheet.ink.shade()));
    for (int place : Sheet.outsideIn(15)) {
      double degrees = -84 + 168.0 * place / 14;
      double length =
          shorter * (.30 + .17 * Sheet.cos(degrees * Math.PI / 180) + sheet.stream.next() * .04);
      double x = stalk + degrees * .34;
      double y = earth + shorter * .035 - Math.abs(degrees) * .05;
      var form = new Leaf.Form(degrees * .0016, 9, .07);
      sheet.add(sheet.leaf(length, length * .23, x, y, degrees, form));
    }
    for (int i = 0; i < 5; i++) {
      Outline furrow =
          Outline.pen()
              .move(0, earth + shorter * .055 + i * i * shorter * .012)
              .across(sheet.width)
              .lift();
      double width = shorter * .003 + i * shorter * .0016;
      sheet.add(new Shape.Line(furrow, sheet.ink.leaf(), width, .7));
    }
  }
}
