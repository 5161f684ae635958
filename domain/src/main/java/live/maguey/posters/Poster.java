package live.maguey.posters;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The poster that grows from an event's slug.
///
/// What is not pinned is taken from the slug's own stream, so a poster with a pinned ink differs
/// from one that happens to draw the same ink.
///
/// @param slug the event's, any text
public record Poster(String slug, PosterChoice pinned) {

  public Poster {
    Objects.requireNonNull(slug, "slug");
  }

  /// A poster with ink and composition as the event sets them, or null for what the slug chooses.
  public static Poster of(String slug, @Nullable Ink ink, @Nullable Composition composition) {
    return new Poster(slug, new PosterChoice(ink, composition));
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
    Ink ink = pinned.ink() == null ? Ink.values()[stream.below(Ink.values().length)] : pinned.ink();
    Composition composition =
        pinned.composition() == null
            ? Composition.values()[stream.below(Composition.values().length)]
            : pinned.composition();
    return new Sown(ink, composition, stream);
  }

  /// @param stream of the slug, after ink and composition were taken from it where they are not
  ///   pinned
  public record Sown(Ink ink, Composition composition, SeededStream stream) {}
}
