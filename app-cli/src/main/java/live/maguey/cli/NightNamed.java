package live.maguey.cli;

import java.util.Optional;
import live.maguey.api.Desk;
import live.maguey.catalog.BrowseEvents;
import live.maguey.catalog.Event;
import live.maguey.catalog.Slug;

/// A night as it is named on the command line: by its name in its address, or `tonight`.
public final class NightNamed {
  private NightNamed() {}

  /// @return empty when there is none
  public static Optional<Event> find(Desk desk, String name) {
    return name.equals("tonight")
        ? new BrowseEvents(desk.stores().events(), desk.stores().clock()).tonight()
        : desk.stores().events().find(Slug.parse(name));
  }
}
