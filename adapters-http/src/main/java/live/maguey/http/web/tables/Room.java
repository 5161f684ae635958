package live.maguey.http.web.tables;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import live.maguey.events.Phrase;
import live.maguey.shared.Language;
import live.maguey.tables.FloorPlan;
import live.maguey.tables.Landmark;

/// The walls of a plan and what people find their way by, ready to be drawn, in centimeters.
///
/// @param walls the outline as an SVG path, with the doors as a bay of it
public record Room(int width, int height, int bay, String walls, List<Mark> marks) {
  /// So much more is drawn around, for the stroke of the walls.
  public static final int MARGIN = 6;

  /// @param name the landmark's label as the reader gets it
  public record Mark(Landmark landmark, Phrase name) {}

  static Room of(FloorPlan plan, Language reader) {
    Optional<Landmark> doors =
        plan.landmarks().stream()
            .filter(l -> l.kind() == Landmark.Kind.DOORS)
            .filter(l -> l.y() + l.height() == plan.height())
            .findFirst();
    int bay = doors.map(Landmark::height).orElse(0);
    String walls =
        doors
            .map(d ->
                path(
                    "M0 0H%dV%dH%dV%dH%dV%dH0Z",
                    plan.width(),
                    plan.height(),
                    d.x() + d.width(),
                    plan.height() + bay,
                    d.x(),
                    plan.height()))
            .orElseGet(() -> path("M0 0H%dV%dH0Z", plan.width(), plan.height()));
    return new Room(
        plan.width(),
        plan.height(),
        bay,
        walls,
        plan.landmarks().stream()
            .map(l -> new Mark(l, plan.texts().phrase(l.label(), reader)))
            .toList());
  }

  private static String path(String format, Object... numbers) {
    return String.format(Locale.ROOT, format, numbers);
  }

  public String viewBox() {
    return path("%d %d %d %d", -MARGIN, -MARGIN, width + 2 * MARGIN, height + bay + 2 * MARGIN);
  }

  /// Where a landmark's label stands: the doors' in the bay before them.
  public int labelY(Landmark landmark) {
    boolean inBay = landmark.kind() == Landmark.Kind.DOORS && bay > 0;
    return landmark.y() + landmark.height() / 2 + (inBay ? bay : 0);
  }

  /// A label that is longer than its landmark is wide is written from top to bottom.
  public boolean isUpright(Landmark landmark) {
    return landmark.height() > 2 * landmark.width();
  }
}
