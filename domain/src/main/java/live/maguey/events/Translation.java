package live.maguey.events;

import java.util.Map;

/// An event's texts in one other language. An empty text is not translated: readers get the
/// original.
///
/// @param tiers by the tier's own name; a tier without texts is absent
public record Translation(
    String title, String lineup, String description, String dress, Map<String, TierText> tiers) {

  /// @param name empty for none; @param note likewise
  public record TierText(String name, String note) {
    public static final TierText NONE = new TierText("", "");
  }

  public Translation {
    tiers = Map.copyOf(tiers);
  }

  /// Of the tier with this name.
  public TierText tier(String name) {
    return tiers.getOrDefault(name, TierText.NONE);
  }

  public boolean isEmpty() {
    return title.isEmpty()
        && lineup.isEmpty()
        && description.isEmpty()
        && dress.isEmpty()
        && tiers.isEmpty();
  }
}
