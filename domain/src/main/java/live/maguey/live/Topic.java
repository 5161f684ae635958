package live.maguey.live;

import java.util.Optional;
import java.util.regex.Pattern;

/// Something that live pages show and that changes as a whole: the tables of one event, the figures
/// of tonight.
///
/// @param kind what it is: `tables`; 1 to 32 lower-case letters and hyphens
/// @param id whose it is: an event's id; 1 to 64 letters, digits and hyphens
public record Topic(String kind, String id) {
  private static final Pattern KIND = Pattern.compile("[a-z-]{1,32}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final String BETWEEN = ":";

  public Topic {
    if (!KIND.matcher(kind).matches() || !ID.matcher(id).matches()) {
      throw new IllegalArgumentException("not a topic: " + kind + BETWEEN + id);
    }
  }

  /// From what [#toString] gives.
  ///
  /// @return empty for anything else
  public static Optional<Topic> parse(String text) {
    int between = text.indexOf(BETWEEN);
    if (between < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Topic(text.substring(0, between), text.substring(between + 1)));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  /// `tables:0193f1c2-…`
  @Override
  public String toString() {
    return kind + BETWEEN + id;
  }
}
