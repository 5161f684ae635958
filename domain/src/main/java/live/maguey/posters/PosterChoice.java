package live.maguey.posters;

import org.jspecify.annotations.Nullable;

/// What an event decides about its poster; null leaves it to the slug.
public record PosterChoice(@Nullable Ink ink, @Nullable Composition composition) {
  /// The slug decides everything.
  public static final PosterChoice NONE = new PosterChoice(null, null);

  /// By the names that the database, the API and files use; a name that is not known leaves it to
  /// the slug.
  public static PosterChoice named(@Nullable String ink, @Nullable String composition) {
    return new PosterChoice(
        constant(Ink.values(), ink), constant(Composition.values(), composition));
  }

  public @Nullable String inkKey() {
    return ink == null ? null : ink.key();
  }

  public @Nullable String compositionKey() {
    return composition == null ? null : composition.key();
  }

  private static <E extends Enum<E>> @Nullable E constant(E[] all, @Nullable String name) {
    for (E each : all) {
      if (each.name().equalsIgnoreCase(name)) {
        return each;
      }
    }
    return null;
  }
}
