package live.maguey.guests;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import live.maguey.emails.Email;
import live.maguey.emails.Outbox;
import live.maguey.events.Event;
import live.maguey.events.Events;
import live.maguey.orders.OrderId;
import live.maguey.reservations.InMemoryReservations;
import live.maguey.reservations.Reservation;
import live.maguey.reservations.ReservationId;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.Language;
import live.maguey.tickets.InMemoryTickets;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketChanges;
import live.maguey.tickets.TicketId;
import org.jspecify.annotations.Nullable;

/// Guests in memory, of the tickets, reservations and emails of the same world.
public final class InMemoryGuests implements Guests {
  private final InMemoryWorld world;
  private final InMemoryTickets tickets;
  private final InMemoryReservations reservations;
  private final Events events;
  private final Outbox outbox;
  private final SequencedMap<TicketId, Row> guests;
  private final SequencedMap<OrderId, Settings> settings;

  /// @param sent whom it was sent to; @param opened when that guest first opened it
  private record Row(
      State state, Instant since, Optional<To> sent, Optional<Instant> opened, int mails) {
    private Row ended(State how, Instant at) {
      return new Row(how, at, Optional.empty(), Optional.empty(), mails);
    }

    private Row mailed(To to, Instant at) {
      return new Row(State.SENT, at, Optional.of(to), opened, mails + 1);
    }
  }

  private record To(EmailAddress address, Language language) {}

  private enum State {
    NAMED,
    SENT,
    TAKEN_BACK,
    DECLINED
  }

  public InMemoryGuests(
      InMemoryWorld world,
      InMemoryTickets tickets,
      InMemoryReservations reservations,
      Events events,
      Outbox outbox) {
    this.world = world;
    this.tickets = tickets;
    this.reservations = reservations;
    this.events = events;
    this.outbox = outbox;
    this.guests = world.table();
    this.settings = world.table();
  }

  @Override
  public List<Pass> of(OrderId order) {
    return world.locked(
        () -> tickets.of(order).stream().filter(Ticket::isPass).map(this::pass).toList());
  }

  @Override
  public Optional<Pass> find(TicketId pass) {
    return world.locked(() -> tickets.find(pass).filter(Ticket::isPass).map(this::pass));
  }

  private Pass pass(Ticket ticket) {
    Row row = guests.get(ticket.id());
    return new Pass(ticket, holder(ticket, row), row == null ? 0 : row.mails());
  }

  private Pass.Holder holder(Ticket ticket, @Nullable Row row) {
    Optional<Ticket> joined = tickets.at(ticket.origin());
    if (joined.isPresent()) {
      return new Pass.Holder.Joined(joined.get());
    }
    if (!ticket.isValid()) {
      return new Pass.Holder.Voided();
    }
    if (ticket.kind() == Ticket.Kind.HOST) {
      return new Pass.Holder.Host();
    }
    if (row == null) {
      return new Pass.Holder.Nobody();
    }
    return switch (row.state()) {
      case NAMED -> new Pass.Holder.Named(String.valueOf(ticket.holder()));
      case SENT ->
          new Pass.Holder.Sent(
              String.valueOf(ticket.holder()),
              row.sent().orElseThrow().address(),
              row.sent().orElseThrow().language(),
              row.since(),
              reach(ticket, row));
      case TAKEN_BACK -> new Pass.Holder.TakenBack(row.since());
      case DECLINED -> new Pass.Holder.Declined(row.since());
    };
  }

  @Override
  public boolean name(TicketId pass, String name, Instant at) {
    return world.locked(() -> {
      if (!isOpen(pass)) {
        return false;
      }
      tickets.change(pass, t -> held(t, name));
      guests.compute(
          pass,
          (_, row) ->
              row == null
                  ? new Row(State.NAMED, at, Optional.empty(), Optional.empty(), 0)
                  : row.state() == State.SENT ? row : row.ended(State.NAMED, at));
      return true;
    });
  }

  private static Ticket held(Ticket t, @Nullable String name) {
    return TicketChanges.labelled(t, new Ticket.Label(t.label().name(), t.note(), t.party(), name));
  }

  private boolean isOpen(TicketId pass) {
    return tickets
        .find(pass)
        .filter(t -> t.kind() == Ticket.Kind.GUEST && t.isValid() && t.entries() == 0)
        .isPresent();
  }

  private boolean isGiven(TicketId pass) {
    Row row = guests.get(pass);
    return row != null && (row.state() == State.NAMED || row.state() == State.SENT);
  }

  @Override
  public boolean send(TicketId pass, EmailAddress address, Language language, Instant at) {
    return world.locked(() -> {
      Row row = guests.get(pass);
      if (row == null
          || !isOpen(pass)
          || !isGiven(pass)
          || row.mails() == Pass.MOST_MAILS
          || row.sent()
              .filter(to -> !to.address().normalised().equals(address.normalised()))
              .isPresent()) {
        return false;
      }
      guests.put(
          pass, row.mailed(new To(row.sent().map(To::address).orElse(address), language), at));
      return true;
    });
  }

  private Pass.Reach reach(Ticket ticket, Row row) {
    return row.opened()
        .<Pass.Reach>map(Pass.Reach.Opened::new)
        .orElseGet(() ->
            outbox.list(null, ticket.order(), Integer.MAX_VALUE).stream()
                .filter(e -> e.kind() == Email.Kind.GUEST_PASS)
                .filter(e -> e.subject().equals(PassMail.sent(ticket.id(), row.mails()).toString()))
                .findFirst()
                .map(e -> Pass.Reach.of(e.state().stage()))
                .orElseGet(Pass.Reach.OnItsWay::new));
  }

  @Override
  public boolean correct(TicketId pass, EmailAddress address, Language language, Instant at) {
    return world.locked(() -> {
      Optional<Pass> lost =
          find(pass)
              .filter(p ->
                  p.holder() instanceof Pass.Holder.Sent sent
                      && sent.reach().isLost()
                      && p.mailsLeft() > 0
                      && isOpen(pass));
      lost.ifPresent(_ -> {
        tickets.change(pass, TicketChanges::reissued);
        guests.computeIfPresent(pass, (_, row) -> row.mailed(new To(address, language), at));
      });
      return lost.isPresent();
    });
  }

  @Override
  public boolean open(TicketId pass, Instant at) {
    return world.locked(() -> {
      Row row = guests.get(pass);
      if (row == null || row.state() != State.SENT || row.opened().isPresent()) {
        return false;
      }
      guests.put(pass, new Row(row.state(), row.since(), row.sent(), Optional.of(at), row.mails()));
      return true;
    });
  }

  @Override
  public boolean takeBack(TicketId pass, boolean declined, Instant at) {
    return world.locked(() -> {
      if (!isOpen(pass) || !isGiven(pass)) {
        return false;
      }
      tickets.change(pass, TicketChanges::reissued);
      forget(pass, declined ? State.DECLINED : State.TAKEN_BACK, at);
      return true;
    });
  }

  @Override
  public void erase(TicketId pass, Instant at) {
    world.execute(() -> forget(pass, State.DECLINED, at));
  }

  /// Passes that were sent to an address.
  public List<TicketId> sentTo(EmailAddress address) {
    return world.locked(() ->
        guests.entrySet().stream()
            .filter(guest ->
                guest.getValue().sent().stream()
                    .anyMatch(to -> to.address().normalised().equals(address.normalised())))
            .map(Map.Entry::getKey)
            .toList());
  }

  private void forget(TicketId pass, State how, Instant at) {
    tickets.change(pass, t -> held(t, null));
    guests.computeIfPresent(pass, (_, row) -> row.ended(how, at));
  }

  @Override
  public boolean join(TicketId ticket, TicketId pass, Instant at) {
    return world.locked(() -> {
      Optional<Ticket> joining = tickets.find(ticket);
      Optional<Ticket> seat = tickets.find(pass);
      if (joining.isEmpty()
          || seat.isEmpty()
          || !isOpen(pass)
          || isGiven(pass)
          || joining.get().isPass()
          || !joining.get().isValid()
          || joining.get().entries() > 0
          || joining.get().joined().isPresent()
          || !joining.get().event().equals(seat.get().event())) {
        return false;
      }
      tickets.voidTicket(pass, Ticket.VoidReason.JOINED, at);
      tickets.change(
          ticket,
          t ->
              TicketChanges.joined(
                  t, Optional.of(new Ticket.Seat(seat.get().origin(), seat.get().label().name()))));
      return true;
    });
  }

  @Override
  public boolean leave(TicketId ticket, Instant at) {
    return world.locked(() -> {
      Optional<Ticket> left = tickets.find(ticket).filter(t -> t.entries() == 0);
      Optional<Ticket.Seat> seat = left.flatMap(Ticket::joined);
      seat.ifPresent(s -> {
        tickets.change(ticket, t -> TicketChanges.joined(t, Optional.empty()));
        tickets.of(s.pass().order()).stream()
            .filter(t -> t.origin().equals(s.pass()))
            .forEach(t -> tickets.change(t.id(), TicketChanges::freed));
      });
      return seat.isPresent();
    });
  }

  @Override
  public List<ReservationId> arrived() {
    return world.locked(() ->
        live(Reservation.CheckedIn.class)
            .filter(r -> !isTold(Email.Kind.FIRST_GUEST, r.id()))
            .filter(r ->
                of(r.id().order()).stream()
                    .anyMatch(
                        p -> p.admits().kind() != Ticket.Kind.HOST && p.arrived().isPresent()))
            .map(Reservation::id)
            .toList());
  }

  @Override
  public List<ReservationId> withPassesLeft(Instant now, Instant until, Instant before) {
    return world.locked(() ->
        live(Reservation.Confirmed.class)
            .filter(r -> !isTold(Email.Kind.PASSES_LEFT, r.id()) && !r.since().isAfter(before))
            .filter(r -> {
              Event event = events.find(r.booking().event()).orElseThrow();
              return event.state() == Event.State.PUBLISHED
                  && event.doors().isAfter(now)
                  && !event.doors().isAfter(until);
            })
            .filter(r -> of(r.id().order()).stream().anyMatch(Pass::isFree))
            .map(Reservation::id)
            .toList());
  }

  private <R extends Reservation> Stream<R> live(Class<R> state) {
    return reservations.all().stream().filter(state::isInstance).map(state::cast);
  }

  private boolean isTold(Email.Kind kind, ReservationId about) {
    return outbox.list(null, about.order(), Integer.MAX_VALUE).stream()
        .anyMatch(e -> e.kind() == kind && e.subject().startsWith(about.toString()));
  }

  @Override
  public Settings settings(OrderId order) {
    return world.locked(() -> settings.getOrDefault(order, new Settings(0, Optional.empty())));
  }

  @Override
  public void invite(OrderId order, InviteCode invite) {
    set(order, settings(order).linkRaised(), Optional.of(invite));
  }

  @Override
  public void endInvite(OrderId order) {
    set(order, settings(order).linkRaised(), Optional.empty());
  }

  @Override
  public void raiseLink(OrderId order) {
    set(order, settings(order).linkRaised() + 1, settings(order).invite());
  }

  private void set(OrderId order, int raised, Optional<InviteCode> invite) {
    world.execute(() -> settings.put(order, new Settings(raised, invite)));
  }

  @Override
  public Optional<OrderId> invited(InviteCode code) {
    return world.locked(() ->
        settings.entrySet().stream()
            .filter(e -> e.getValue().invite().equals(Optional.of(code)))
            .map(Map.Entry::getKey)
            .findFirst());
  }
}
