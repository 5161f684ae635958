package live.maguey.persistence.demo;

import static live.maguey.persistence.demo.PastTable.GATE_COUNTS;
import static live.maguey.persistence.demo.PastTable.GATE_DEVICES;
import static live.maguey.persistence.demo.PastTable.PASSES;
import static live.maguey.persistence.demo.PastTable.SCANS;
import static live.maguey.persistence.demo.PastTable.TICKETS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import live.maguey.events.Event;
import live.maguey.orders.Item;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketId;
import org.jspecify.annotations.Nullable;

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

  /// Whether somebody with a right to enter does.
  boolean comes() {
    return past.random.nextInt(100) < COME_OF_100;
  }

  /// When somebody who comes does.
  Instant entry() {
    long open = Duration.between(event.doors(), event.ends()).toMillis();
    return event.doors().plusMillis((long) (past.random.nextDouble() * open * ENTRY));
  }

  private Phone phone() {
    return phones.get(past.random.nextInt(phones.size()));
  }

  void ticket(PastOrder order, int no) {
    TicketId id = new TicketId(past.id());
    boolean comes = comes();
    Instant in = entry();
    Phone phone = phone();
    past.rows.add(
        TICKETS,
        id.value(),
        Ticket.number(id),
        order.id(),
        1,
        no,
        event.id().value(),
        number,
        order.line().item().label(),
        order.line().item().note(),
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
        notAfter());
    if (comes) {
      admitted(id, in, phone);
    }
  }

  /// @param holder to whom the host gave it, null for nobody; @param came when, null for never
  TicketId pass(PastOrder order, int no, @Nullable String holder, @Nullable Instant came) {
    TicketId id = new TicketId(past.id());
    Phone phone = phone();
    pass(id, order, no, holder, null, came == null ? null : new Visit(came, phone));
    if (came != null) {
      admitted(id, came, phone);
    }
    return id;
  }

  /// @param refunded since when it is void
  TicketId pass(PastOrder order, int no, Instant refunded) {
    TicketId id = new TicketId(past.id());
    pass(id, order, no, null, refunded, null);
    return id;
  }

  private record Visit(Instant at, Phone phone) {}

  private void pass(
      TicketId id,
      PastOrder order,
      int no,
      @Nullable String holder,
      @Nullable Instant refunded,
      @Nullable Visit visit) {
    Item item = order.line().item();
    past.rows.add(
        PASSES,
        id.value(),
        Ticket.number(id),
        order.id(),
        1,
        no,
        event.id().value(),
        number,
        item.label(),
        item.note(),
        no == 1 ? "host" : "guest",
        "reentry",
        item.name(),
        1,
        visit == null ? 0 : 1,
        visit != null,
        visit == null ? null : visit.at,
        visit == null ? null : visit.at,
        visit == null ? null : visit.phone.gate,
        visit == null ? null : visit.phone.name,
        notAfter(),
        holder,
        refunded == null ? null : "refunded",
        refunded);
  }

  private Instant notAfter() {
    return event.ends().plus(Duration.ofDays(1));
  }

  private void admitted(TicketId ticket, Instant in, Phone phone) {
    phone.admitted++;
    past.rows.add(
        SCANS,
        past.id(),
        event.id().value(),
        ticket.value(),
        phone.id,
        phone.gate,
        in,
        in,
        "admitted",
        "admitted");
  }

  /// After all of its tickets.
  void close() {
    for (Phone phone : phones) {
      past.rows.add(
          GATE_DEVICES, phone.id, phone.name, phone.gate, event.sale().opens(), event.ends());
      past.rows.add(GATE_COUNTS, event.id().value(), phone.id, phone.admitted, phone.admitted);
    }
  }
}
