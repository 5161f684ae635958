package live.maguey.api;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceId;
import live.maguey.devices.DeviceKey;
import live.maguey.devices.Devices;
import live.maguey.events.Event;
import live.maguey.events.Events;
import live.maguey.persistence.demo.PastEvents;
import live.maguey.persistence.demo.PastNight;
import live.maguey.shared.Ids;
import live.maguey.tables.FloorPlan;

/// What only a demo does: events out of nothing, phones whose keys are known, and a past.
public final class Demo {
  private final Events events;
  private final Devices devices;
  private final AuditTrail audit;
  private final Ids ids;
  private final InstantSource clock;
  private final PastEvents past;

  Demo(
      Events events,
      Devices devices,
      AuditTrail audit,
      Ids ids,
      InstantSource clock,
      PastEvents past) {
    this.events = events;
    this.devices = devices;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
    this.past = past;
  }

  /// @return whether it was added; false for one that is there
  public boolean add(Event event) {
    return events.add(event);
  }

  /// Enrolls a phone that signs with this key.
  public void phone(DeviceId id, String name, String gate, DeviceKey key) {
    devices.enrol(new Device(id, name, gate, null), key, clock.instant());
  }

  /// Writes an event that is over, with its orders and tickets, parties, emails and admissions.
  ///
  /// @param plan its tables, under identities of their own; empty for an event without
  /// @param tickets passes of tables included
  /// @param over when its business night was over
  /// @return how many of the orders are of a table
  public int write(Event event, Optional<FloorPlan> plan, int orders, int tickets, Instant over) {
    return past.write(new PastNight(event, plan, orders, tickets, over, clock.instant()));
  }

  /// Keeps in the trail who filled the demo.
  public void filled(String detail, Cause cause) {
    audit.record(
        new AuditEntry(
            clock.instant(), cause.actor(), "demo.filled", "demo", detail, cause.requestId()));
  }
}
