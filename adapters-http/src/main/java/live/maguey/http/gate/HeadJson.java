package live.maguey.http.gate;

import live.maguey.devices.Device;
import live.maguey.devices.Direction;
import live.maguey.heads.CountHead;
import live.maguey.heads.TapId;
import live.maguey.shared.InvalidRequest;
import org.jspecify.annotations.Nullable;

/// The body of `POST /api/gate/heads`: one person without a ticket.
///
/// @param tapId created by the device, once per tap; repeating the tap counts nobody
/// @param direction which way the person went: `in` or `out`
/// @param at when, by the device's clock
/// @param evenIfFull whether a person answers for one more than the law allows; null as false
record HeadJson(String tapId, String direction, String at, @Nullable Boolean evenIfFull) {
  CountHead.Request by(Device device) {
    return new CountHead.Request(
        new TapId(DeviceFields.id("tapId", tapId)),
        device,
        way(),
        DeviceFields.time("at", at),
        Boolean.TRUE.equals(evenIfFull));
  }

  private Direction way() {
    return switch (direction) {
      case "in" -> Direction.IN;
      case "out" -> Direction.OUT;
      default -> throw new InvalidRequest("direction", "is neither in nor out");
    };
  }
}
