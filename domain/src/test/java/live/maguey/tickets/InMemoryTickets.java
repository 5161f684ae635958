package live.maguey.tickets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import live.maguey.events.EventId;
import live.maguey.orders.OrderId;
import live.maguey.shared.InMemoryWorld;

/// Tickets in memory.
public final class InMemoryTickets implements Tickets {
  private final InMemoryWorld world;
  private final SequencedMap<TicketId, Ticket> tickets;
  private final SequencedMap<String, TicketId> numbers;
  private final SequencedMap<TicketId, Integer> reissuedForKey;

  public InMemoryTickets(InMemoryWorld world) {
    this.world = world;
    this.tickets = world.table();
    this.numbers = world.table();
    this.reissuedForKey = world.table();
  }

  @Override
  public List<Ticket> issue(List<Ticket> issued) {
    return world.locked(() -> {
      List<Ticket> left = new ArrayList<>();
      for (Ticket t : issued) {
        if (pass(t.origin()).isPresent()) {
          continue;
        }
        if (numbers.putIfAbsent(t.number(), t.id()) == null) {
          tickets.put(t.id(), t);
        } else {
          left.add(t);
        }
      }
      return List.copyOf(left);
    });
  }

  public List<Ticket> all() {
    return world.locked(() -> List.copyOf(tickets.values()));
  }

  @Override
  public List<Ticket> of(OrderId order) {
    return world.locked(() ->
        tickets.values().stream()
            .filter(t -> t.order().equals(order))
            .sorted(Comparator.comparingInt(Ticket::line).thenComparingInt(Ticket::no))
            .toList());
  }

  @Override
  public List<Ticket> lock(OrderId order) {
    return of(order);
  }

  @Override
  public Optional<Ticket> find(TicketId id) {
    return world.locked(() -> Optional.ofNullable(tickets.get(id)));
  }

  @Override
  public Optional<Ticket> find(String number) {
    String wanted = TicketNumber.bare(number);
    return world.locked(() ->
        tickets.values().stream()
            .filter(t -> t.number().replace("-", "").equals(wanted))
            .findFirst());
  }

  @Override
  public boolean voidTicket(TicketId id, Ticket.VoidReason reason, Instant at) {
    return world.locked(() -> {
      Ticket t = tickets.get(id);
      if (t == null || !(t.isValid() || (isJoined(t) && reason != Ticket.VoidReason.JOINED))) {
        return false;
      }
      tickets.put(id, TicketChanges.voided(t, reason, at));
      t.joined()
          .filter(_ -> t.entries() == 0)
          .flatMap(seat -> pass(seat.pass()))
          .ifPresent(this::free);
      at(t.origin())
          .filter(j -> j.entries() == 0)
          .ifPresent(j -> tickets.put(j.id(), TicketChanges.joined(j, Optional.empty())));
      return true;
    });
  }

  private void free(Ticket pass) {
    if (isJoined(pass)) {
      tickets.put(pass.id(), TicketChanges.freed(pass));
    }
  }

  private static boolean isJoined(Ticket t) {
    return t.voidReason().equals(Optional.of(Ticket.VoidReason.JOINED));
  }

  private Optional<Ticket> pass(Ticket.Origin origin) {
    return tickets.values().stream().filter(t -> t.origin().equals(origin)).findFirst();
  }

  /// The ticket that has the seat of a pass.
  public Optional<Ticket> at(Ticket.Origin pass) {
    return world.locked(() ->
        tickets.values().stream()
            .filter(t -> t.joined().filter(seat -> seat.pass().equals(pass)).isPresent())
            .findFirst());
  }

  @Override
  public void seat(OrderId order, int line, Ticket.Label at) {
    world.execute(() -> {
      List.copyOf(tickets.values()).stream()
          .filter(t -> t.joined().filter(seat -> isOf(seat.pass(), order, line)).isPresent())
          .forEach(t ->
              tickets.put(
                  t.id(),
                  TicketChanges.joined(
                      t, t.joined().map(seat -> new Ticket.Seat(seat.pass(), at.name())))));
      of(order).stream()
          .filter(t -> t.line() == line && t.isPass())
          .forEach(t ->
              tickets.put(
                  t.id(),
                  TicketChanges.labelled(
                      t, new Ticket.Label(at.name(), at.note(), at.party(), t.holder()))));
    });
  }

  private static boolean isOf(Ticket.Origin pass, OrderId order, int line) {
    return pass.order().equals(order) && pass.line() == line;
  }

  @Override
  public Map<OrderId, Integer> toReissue(EventId event, int revokedKey) {
    return world.locked(() -> {
      Map<OrderId, Integer> left = new LinkedHashMap<>();
      tickets.values().stream()
          .filter(t -> t.event().equals(event) && isToReissue(t, revokedKey))
          .forEach(t -> left.merge(t.order(), 1, Integer::sum));
      return left;
    });
  }

  @Override
  public List<TicketId> reissue(OrderId order, int revokedKey) {
    return world.locked(() -> {
      List<Ticket> old = of(order).stream().filter(t -> isToReissue(t, revokedKey)).toList();
      old.forEach(t -> {
        tickets.put(t.id(), TicketChanges.reissued(t));
        reissuedForKey.put(t.id(), revokedKey);
      });
      return old.stream().map(Ticket::id).toList();
    });
  }

  private boolean isToReissue(Ticket ticket, int revokedKey) {
    return ticket.isValid() && reissuedForKey.getOrDefault(ticket.id(), 0) < revokedKey;
  }

  /// Changes a ticket the way another capability would.
  public void change(TicketId id, UnaryOperator<Ticket> change) {
    world.execute(() -> tickets.computeIfPresent(id, (_, t) -> change.apply(t)));
  }
}
