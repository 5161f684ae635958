package live.maguey.cli.command;

import java.util.Optional;
import live.maguey.api.Application;
import live.maguey.events.Event;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Restricts a command to one event.
public final class EventOption {
  @Option(names = "--event", paramLabel = "NAME", description = "Of one event; `tonight` works.")
  private @Nullable String name;

  public boolean isGiven() {
    return name != null;
  }

  /// @return empty without the option
  /// @throws NoSuchEvent when no event has that name
  public Optional<Event> find(Application application) {
    if (name == null) {
      return Optional.empty();
    }
    Optional<Event> found = EventNamed.find(application, name);
    if (found.isEmpty()) {
      throw new NoSuchEvent(name);
    }
    return found;
  }
}
