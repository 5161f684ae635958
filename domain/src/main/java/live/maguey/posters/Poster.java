package live.maguey.posters;

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
    return sown().ink();
  }

  /// How the plant stands.
  public Composition composition() {
    return sown().composition();
  }

  /// What the plant grows from. Each call begins the slug's stream again.
  public Sown sown() {
    var stream = new SeededStream(slug);
    Ink ink = pinnedInk == null ? Ink.values()[stream.below(Ink.values().length)] : pinnedInk;
    Composition composition =
        pinnedComposition == null
            ? Composition.values()[stream.below(Composition.values().length)]
            : pinnedComposition;
    return new Sown(ink, composition, stream);
  }

  /// @param stream of the slug, after ink and composition were taken from it where they are not
  ///   pinned
  public record Sown(Ink ink, Composition composition, SeededStream stream) {}
}
