package live.maguey.codes.posters;

import java.util.List;
import live.maguey.posters.Composition;
import live.maguey.posters.Ink;
import live.maguey.posters.Poster;

/// A drawn poster, before it is written.
///
/// @param grainSeed for the paper's tooth
record Drawing(
    int width, int height, Ink ink, Composition composition, List<Shape> shapes, int grainSeed) {

  /// @param width in units of the drawing, positive; the plant is composed for this shape of paper
  /// @param height likewise
  static Drawing of(Poster poster, int width, int height) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("a poster has a size, not " + width + " by " + height);
    }
    Poster.Sown sown = poster.sown();
    var sheet = new Sheet(width, height, sown.ink(), sown.stream());
    switch (sown.composition()) {
      case ROSETA -> Roseta.draw(sheet);
      case QUIOTE -> Quiote.draw(sheet);
      case FILO -> Filo.draw(sheet);
      case CAMPO -> Campo.draw(sheet);
    }
    return new Drawing(
        width, height, sown.ink(), sown.composition(), sheet.shapes(), sown.stream().below(99));
  }
}
