package live.maguey.persistence.demo;

import static live.maguey.persistence.demo.PastTable.GATE_COUNTS;
import static live.maguey.persistence.demo.PastTable.GATE_DEVICES;
import static live.maguey.persistence.demo.PastTable.SCANS;
import static live.maguey.persistence.demo.PastTable.TICKETS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import live.maguey.events.Event;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketId;

/// The tickets of an event, and which of their holders came.
final class PastGate {
  private static final int COME_OF_100 = 88;

  /// Most come during the first part of the event.
  private static final double ENTRY = 0.6;

  private final Past past;
  private final Event event;
  private final int number;
  private final List<Phone> phones;

  private static final class Phone {
    private final UUID id;
    private final String name;
    private final String gate;
    private int admitted;

    Phone(UUID id, String name, String gate) {
      this.id = id;
      this.name = name;
      this.gate = gate;
    }
  }

  /// @param number the event's
  PastGate(Past past, Event event, int number) {
    this.past = past;
    this.event = event;
    this.number = number;
    this.phones =
        List.of(
            new Phone(past.id(), "Phone 1", "Gate A"), new Phone(past.id(), "Phone 2", "Gate B"));
  }

  void ticket(PastOrder order, int no) {
    TicketId id = new TicketId(past.id());
    boolean comes = past.random.nextInt(100) < COME_OF_100;
    long open = Duration.between(event.doors(), event.ends()).toMillis();
    Instant in = event.doors().plusMillis((long) (past.random.nextDouble() * open * ENTRY));
    Phone phone = phones.get(past.random.nextInt(phones.size()));
    past.rows.add(
        TICKETS,
        id.value(),
        Ticket.number(id),
        order.id(),
        1,
        no,
        event.id().value(),
        number,
        order.tier().name(),
        order.tier().note(),
        "general",
        "once",
        order.reference(),
        1,
        comes ? 1 : 0,
        comes,
        comes ? in : null,
        comes ? in : null,
        comes ? phone.gate : null,
        comes ? phone.name : null,
        event.ends().plus(Duration.ofDays(1)));
    if (comes) {
      phone.admitted++;
      past.rows.add(
          SCANS,
          past.id(),
          event.id().value(),
          id.value(),
          phone.id,
          phone.gate,
          in,
          in,
          "admitted",
          "admitted");
    }
  }

  /// After all of its tickets.
  void close() {
    for (Phone phone : phones) {
      past.rows.add(
          GATE_DEVICES,
          phone.id,
          phone.name,
          phone.gate,
          past.name() + past.name(),
          event.sale().opens(),
          event.ends());
      past.rows.add(GATE_COUNTS, event.id().value(), phone.id, phone.admitted, phone.admitted);
    }
  }
}
