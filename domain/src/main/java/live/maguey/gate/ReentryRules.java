package live.maguey.gate;

import java.util.Optional;
import live.maguey.events.EventId;

/// How passes come back in, by event.
public interface ReentryRules {
  /// What was set for the event; empty where nothing was.
  Optional<Reentry> find(EventId event);

  /// What holds at the event: what was set, else `EXIT_SCAN` while a device for exits is enrolled
  /// at the venue, else `FREE`.
  Reentry inForce(EventId event);

  /// @param rule empty for what the devices say
  void set(EventId event, Optional<Reentry> rule);
}
