package live.maguey.heads;

import java.time.Instant;
import live.maguey.devices.Device;
import live.maguey.devices.Direction;
import live.maguey.events.EventId;
import live.maguey.gate.EntryRules;
import live.maguey.gate.Figures;

/// Counts people without a ticket, and tells how many people were inside.
public interface Heads {
  /// Counts one person, in one statement. Repeating the tap counts nobody and answers as if it had
  /// been counted; another tap under its id is a conflict.
  Counted count(Tap tap);

  /// How many people of an event were inside at a moment, by the log of scans and taps: what
  /// [live.maguey.gate.Admissions#inside] answered then.
  int inside(EventId event, Instant at);

  /// @param direction which way the person went
  /// @param deviceTime as the device says; @param receivedAt by our clock
  record Tap(
      TapId id,
      Device device,
      EventId event,
      Direction direction,
      Instant deviceTime,
      Instant receivedAt,
      EntryRules rules) {
    /// 1 or -1.
    public int change() {
      return direction == Direction.IN ? 1 : -1;
    }
  }

  /// @param figures of the event after the tap
  record Counted(Answer answer, Figures figures) {}

  enum Answer {
    COUNTED,
    /// Counted, though as many people as the law allows were inside before.
    COUNTED_FULL,
    /// Not counted: as many people as the law allows are inside.
    FULL,
    /// Not counted: nobody without a ticket is inside.
    NOBODY,
    /// Not counted: another tap has this id.
    CONFLICT
  }
}
