package live.maguey.gate;

import java.util.List;
import java.util.Optional;
import live.maguey.devices.Device;
import live.maguey.events.BrowseEvents;
import live.maguey.events.Event;

/// What a gate sees of its event: its two figures, and the gate's own last scans.
public final class WatchEvent {
  private final BrowseEvents events;
  private final Admissions admissions;

  public WatchEvent(BrowseEvents events, Admissions admissions) {
    this.events = events;
    this.admissions = admissions;
  }

  /// @param sold how many tickets could come in, and came
  /// @param latest the device's last scans, newest first, at most ten
  public record Tonight(Event event, Figures figures, int sold, List<Admissions.Decision> latest) {}

  public Optional<Tonight> tonight(Device device) {
    return events
        .tonight()
        .map(e ->
            new Tonight(
                e,
                admissions.figures(e.id()),
                admissions.sold(e.id()),
                admissions.latest(e.id(), device.id(), 10)));
  }
}
