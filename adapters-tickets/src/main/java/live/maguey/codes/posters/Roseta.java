package live.maguey.codes.posters;

import live.maguey.posters.SeededStream;

/// A rosette seen from above, its leaves at the golden angle.
final class Roseta {

  private static final double GOLDEN_ANGLE = 137.508;

  private Roseta() {}

  static void draw(Sheet sheet) {
    SeededStream stream = sheet.stream;
    int shorter = sheet.shorter;
    double x = sheet.width * (.5 + (stream.next() - .5) * .24);
    double y = sheet.height * (.40 + (stream.next() - .5) * .1);
    double reach = shorter * (.58 + stream.next() * .1);
    sheet.rays(x, y, 44 + stream.below(20), shorter * .2, sheet.longer * 1.2, .45, .22);
    sheet.disc(x + shorter * .05, y - shorter * .03, shorter * .37);
    int leaves = 26 + stream.below(9);
    double turn = stream.next() * 360;
    for (int i = leaves - 1; i >= 0; i--) {
      double share = (double) i / leaves;
      double length = reach * (.16 + .84 * StrictMath.pow(share, .72));
      double width = length * (.27 + .10 * (1 - share));
      int teeth = share > .25 ? 8 : 4;
      var form = new Leaf.Form((stream.next() - .5) * .1, teeth, .055);
      sheet.add(sheet.leaf(length, width, x, y, turn + i * GOLDEN_ANGLE, form));
    }
  }
}
