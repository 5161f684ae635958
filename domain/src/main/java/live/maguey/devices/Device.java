package live.maguey.devices;

import org.jspecify.annotations.Nullable;

/// A phone that may do gate work and nothing else.
///
/// @param gate as people say it, for example `Gate A`; @param person who holds it tonight, or null
/// @param direction which way people go past it; @param entrance whom it lets in
public record Device(
    DeviceId id,
    String name,
    String gate,
    @Nullable String person,
    Direction direction,
    Entrance entrance) {
  public Device(
      DeviceId id, String name, String gate, @Nullable String person, Direction direction) {
    this(id, name, gate, person, direction, Entrance.ALL);
  }

  /// One that scans people in.
  public Device(DeviceId id, String name, String gate, @Nullable String person) {
    this(id, name, gate, person, Direction.IN);
  }

  /// How colleagues know it: `Alma, phone 3`.
  public String label() {
    return person == null ? name : person + ", " + name;
  }
}
