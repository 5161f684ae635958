package live.maguey.cli.command;

import java.util.Optional;
import live.maguey.api.Application;
import live.maguey.events.Event;
import live.maguey.events.Slug;
import live.maguey.shared.InvalidRequest;

/// An event as named on the command line: by its slug, or `tonight`.
public final class EventNamed {
  private EventNamed() {}

  /// @return empty when no event matches
  /// @throws NoSuchEvent as [#slug]
  public static Optional<Event> find(Application application, String name) {
    return name.strip().equals("tonight")
        ? application.selling().browseEvents().tonight()
        : application.lookUp().events().find(slug(name));
  }

  /// @throws NoSuchEvent for a text that no event can have as its name
  public static Slug slug(String name) {
    try {
      return Slug.parse(name.strip());
    } catch (InvalidRequest notOne) {
      throw new NoSuchEvent(name);
    }
  }
}
