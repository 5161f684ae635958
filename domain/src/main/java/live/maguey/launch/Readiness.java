package live.maguey.launch;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// The judgement. It is go or no go by these lines alone:
///
/// - for a build, everything that is not absent is proved;
/// - for the opening, the score is 90 or more, nothing critical is missing, and no proof is stale.
///
/// @param release what was judged
/// @param items in the order of the requirements, then the environment
public record Readiness(Profile profile, Release release, Instant at, List<Item> items) {
  private static final int ENOUGH = 90;
  private static final int WHOLE = 100;

  public Readiness {
    items = List.copyOf(items);
  }

  /// The items of an area that the judgement counts.
  public List<Item> counted(Area area) {
    return items.stream().filter(item -> item.area() == area && counts(item)).toList();
  }

  private boolean counts(Item item) {
    return profile == Profile.PRODUCTION || !item.isAbsent();
  }

  /// How much of what counts is proved, each area by its weight: 0 to 100, rounded down.
  public int score() {
    List<Area> judged = Arrays.stream(Area.values()).filter(a -> !counted(a).isEmpty()).toList();
    int weights = judged.stream().mapToInt(Area::weight).sum();
    double earned = judged.stream().mapToDouble(a -> a.weight() * share(counted(a))).sum();
    // Sums of fractions miss a whole number by less than this.
    return weights == 0 ? 0 : (int) Math.floor(earned * WHOLE / weights + 1e-9);
  }

  private static double share(List<Item> items) {
    return (double) items.stream().filter(Item::isProved).count() / items.size();
  }

  /// What is counted and not proved, the critical first.
  public List<Item> missing() {
    return items.stream()
        .filter(item -> counts(item) && !item.isProved())
        .sorted((a, b) -> Boolean.compare(b.critical(), a.critical()))
        .toList();
  }

  public List<Item> absent() {
    return items.stream().filter(Item::isAbsent).toList();
  }

  public boolean isGo() {
    return switch (profile) {
      case CI -> missing().isEmpty();
      case PRODUCTION ->
          score() >= ENOUGH && missing().stream().noneMatch(i -> i.critical() || i.isStale());
    };
  }
}
