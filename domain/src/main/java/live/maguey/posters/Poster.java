package live.maguey.posters;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The poster that grows from an event's slug.
///
/// What is not pinned is taken from the slug's own stream, so a poster with a pinned ink differs
/// from one that happens to draw the same ink.
///
/// @param slug the event's, any text
/// @param pinnedInk null lets the slug choose
/// @param pinnedComposition null lets the slug choose
public record Poster(
    String slug, @Nullable Ink pinnedInk, @Nullable Composition pinnedComposition) {

  public Poster {
    Objects.requireNonNull(slug, "slug");
  }

  /// A poster with ink and composition as the event sets them, or null for what the slug chooses.
  public static Poster of(String slug, @Nullable Ink ink, @Nullable Composition composition) {
    return new Poster(slug, ink, composition);
  }

  /// A poster with ink and composition by name, as an event carries them; null, or a name that is
  /// not known, lets the slug choose.
  public static Poster named(String slug, @Nullable String ink, @Nullable String composition) {
    return new Poster(
        slug, constant(Ink.values(), ink), constant(Composition.values(), composition));
  }

  private static <E extends Enum<E>> @Nullable E constant(E[] all, @Nullable String name) {
    for (E each : all) {
      if (each.name().equalsIgnoreCase(name)) {
        return each;
      }
    }
    return null;
  }

  /// The ink set in which it is printed.
  public Ink ink() {
    return drawing(1, 1).ink();
  }

  /// How the plant stands.
  public Composition composition() {
    return drawing(1, 1).composition();
  }

  /// The poster as an SVG document of one line.
  ///
  /// @param width in units of the drawing, positive; the plant is composed for this shape of paper
  /// @param height likewise
  /// @param grain the tooth of the paper; leave it off below 300 px, where it only costs
  public String toSvg(int width, int height, boolean grain) {
    return SvgPoster.write(slug, drawing(width, height), grain);
  }

  Drawing drawing(int width, int height) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("a poster has a size, not " + width + " by " + height);
    }
    var stream = new SeededStream(slug);
    Ink ink = pinnedInk == null ? Ink.values()[stream.below(Ink.values().length)] : pinnedInk;
    Composition composition =
        pinnedComposition == null
            ? Composition.values()[stream.below(Composition.values().length)]
            : pinnedComposition;
    var sheet = new Sheet(width, height, ink, stream);
    switch (composition) {
      case ROSETA -> Roseta.draw(sheet);
      case QUIOTE -> Quiote.draw(sheet);
      case FILO -> Filo.draw(sheet);
      case CAMPO -> Campo.draw(sheet);
    }
    return new Drawing(width, height, ink, composition, sheet.shapes(), stream.below(99));
  }

  /// A drawn poster, before it is written.
  ///
  /// @param grainSeed for the paper's tooth
  record Drawing(
      int width, int height, Ink ink, Composition composition, List<Shape> shapes, int grainSeed) {}
}
