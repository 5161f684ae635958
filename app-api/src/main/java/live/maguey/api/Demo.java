package live.maguey.api;

import java.util.Random;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.Cause;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceId;
import live.maguey.events.Event;
import live.maguey.persistence.demo.PastEvents;

/// What only a demo does: events out of nothing, a phone whose token is known, and a past.
public final class Demo {
  private final Stores stores;
  private final PastEvents past;

  Demo(Stores stores) {
    this.stores = stores;
    this.past = new PastEvents(stores.database(), new Random());
  }

  /// @return whether it was added; false for one that is there
  public boolean add(Event event) {
    return stores.events().add(event);
  }

  /// Enrolls a phone under this token; one that has it stays as it is.
  public void phone(String name, String gate, String token) {
    stores
        .devices()
        .enrol(
            new Device(new DeviceId(stores.ids().next()), name, gate, null),
            token,
            stores.clock().instant());
  }

  /// Writes an event that is over, with so many orders and tickets, emails and admissions.
  public void write(Event event, int orders, int tickets) {
    past.write(event, orders, tickets);
  }

  /// Keeps in the trail who filled the demo.
  public void filled(String detail, Cause cause) {
    stores
        .audit()
        .record(
            new AuditEntry(
                stores.clock().instant(),
                cause.actor(),
                "demo.filled",
                "demo",
                detail,
                cause.requestId()));
  }
}
