package live.maguey.cli;

import java.util.Optional;
import live.maguey.api.Desk;
import live.maguey.catalog.BrowseEvents;
import live.maguey.catalog.Event;
import live.maguey.catalog.Slug;

/// An event as named on the command line: by its slug, or `tonight`.
public final class NightNamed {
  private NightNamed() {}

  /// @return empty when no event matches
  public static Optional<Event> find(Desk desk, String name) {
    return name.equals("tonight")
        ? new BrowseEvents(desk.stores().events(), desk.stores().clock()).tonight()
        : desk.stores().events().find(Slug.parse(name));
  }
}
