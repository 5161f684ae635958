package live.maguey.gate;

import java.util.List;
import java.util.Optional;
import live.maguey.devices.Device;
import live.maguey.events.BrowseEvents;
import live.maguey.events.Event;

/// What a gate sees of its event: how many are inside, and its own last scans.
public final class WatchEvent {
  private final BrowseEvents events;
  private final Admissions admissions;

  public WatchEvent(BrowseEvents events, Admissions admissions) {
    this.events = events;
    this.admissions = admissions;
  }

  /// @param latest the device's last scans, newest first, at most ten
  public record Tonight(Event event, int inside, List<Admissions.Decision> latest) {}

  public Optional<Tonight> tonight(Device device) {
    return events
        .tonight()
        .map(e ->
            new Tonight(e, admissions.inside(e.id()), admissions.latest(e.id(), device.id(), 10)));
  }
}
