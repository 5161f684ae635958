package live.maguey.tables;

import java.util.List;
import live.maguey.events.TableId;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Language;
import live.maguey.shared.OneLine;

/// A table as a plan offers it.
///
/// @param label what stands on the plan, as `12`: 1 to 12 characters, unique on its plan
/// @param section where in the room, as `By the floor`, 1 to 40 characters
/// @param seats people that it admits, the host's seat included, 1 to 50
/// @param included what comes with it, one line each, 0 to 6 lines of at most 80 characters
/// @param accessible whether a wheelchair gets to it and fits at it
public record Table(
    TableId id,
    String label,
    String section,
    Kind kind,
    int seats,
    TablePrice price,
    List<String> included,
    Place place,
    boolean accessible) {
  public static final int MOST_SEATS = 50;
  private static final int LONGEST_LABEL = 12;
  static final int LONGEST_SECTION = 40;
  private static final int MOST_INCLUDED = 6;
  static final int LONGEST_INCLUDED = 80;

  public enum Kind {
    PREMIUM,
    FRONT_ROW,
    STANDARD
  }

  /// @throws InvalidRequest by the name of the component that is out of its range
  public Table {
    label = OneLine.parse("label", label, LONGEST_LABEL);
    section = OneLine.parse("section", section, LONGEST_SECTION);
    InvalidRequest.unless(
        seats >= 1 && seats <= MOST_SEATS,
        "seats",
        "must be 1 to " + MOST_SEATS + ", not " + seats);
    InvalidRequest.unless(
        included.size() <= MOST_INCLUDED, "included", "has over " + MOST_INCLUDED + " lines");
    included =
        included.stream().map(line -> OneLine.parse("included", line, LONGEST_INCLUDED)).toList();
  }

  /// What an order's line, a pass and an email call it.
  public String name(Language language) {
    return TableId.name(label, language);
  }

  /// The same table under another identity: of another plan.
  public Table as(TableId other) {
    return new Table(other, label, section, kind, seats, price, included, place, accessible);
  }
}
