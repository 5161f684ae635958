package live.maguey.heads;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import live.maguey.devices.Device;
import live.maguey.devices.Direction;
import live.maguey.events.BrowseEvents;
import live.maguey.gate.EntryRules;

/// Counts one person without a ticket, a walk-up or one of the staff, who goes past a gate.
/// Idempotent by the tap's id.
public final class CountHead {
  private final BrowseEvents events;
  private final Heads heads;
  private final EntryRules rules;
  private final InstantSource clock;

  public CountHead(BrowseEvents events, Heads heads, EntryRules rules, InstantSource clock) {
    this.events = events;
    this.heads = heads;
    this.rules = rules;
    this.clock = clock;
  }

  /// @param at by the device's clock
  /// @param evenIfFull whether a person answers for one more than the law allows
  public record Request(
      TapId tap, Device device, Direction direction, Instant at, boolean evenIfFull) {}

  /// Empty where no event is open for admission.
  public Optional<Heads.Counted> count(Request request) {
    return events
        .tonight()
        .map(event ->
            heads.count(
                new Heads.Tap(
                    request.tap(),
                    request.device(),
                    event.id(),
                    request.direction(),
                    request.at(),
                    clock.instant(),
                    request.evenIfFull() ? rules.overridden() : rules)));
  }
}
