package live.maguey.codes.posters;

import live.maguey.posters.SeededStream;

/// Three giant leaves, cropped by the paper.
final class Filo {

  private Filo() {}

  static void draw(Sheet sheet) {
    SeededStream stream = sheet.stream;
    int shorter = sheet.shorter;
    double width = sheet.width;
    double height = sheet.height;
    double lean = (stream.next() < .5 ? -1 : 1) * (18 + stream.next() * 14);
    sheet.disc(width * (.30 + .4 * stream.next()), height * .3, shorter * .30);
    sheet.rays(width * .5, height * .3, 70, shorter * .33, sheet.longer * 1.3, .3, .16);
    double reach = Math.max(width * .8, height);
    sheet.add(
        sheet.leaf(
            reach * 1.10,
            shorter * .50,
            width * .16,
            height * 1.12,
            lean * .2 - 8,
            new Leaf.Form(-.06, 13, .075, Leaf.Form.BROAD)));
    sheet.add(
        sheet.leaf(
            reach * 1.16,
            shorter * .50,
            width * .92,
            height * 1.14,
            -lean * .3 - 6,
            new Leaf.Form(.03, 13, .075, Leaf.Form.BROAD)));
    sheet.add(
        sheet.leaf(
            reach * 1.22,
            shorter * .56,
            width * .52,
            height * 1.2,
            lean * .34,
            new Leaf.Form(lean > 0 ? .05 : -.05, 14, .08, Leaf.Form.BROAD)));
  }
}
