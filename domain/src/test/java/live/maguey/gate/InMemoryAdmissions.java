package live.maguey.gate;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceId;
import live.maguey.events.Event;
import live.maguey.events.EventId;
import live.maguey.events.InMemoryEvents;
import live.maguey.orders.OrderId;
import live.maguey.shared.InMemoryPages;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.Page;
import live.maguey.tickets.InMemoryTickets;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketChanges;
import live.maguey.tickets.TicketCode;
import live.maguey.tickets.TicketId;
import org.jspecify.annotations.Nullable;

/// Admissions in memory, of the tickets and events of the same world.
public final class InMemoryAdmissions implements Admissions {
  private final InMemoryWorld world;
  private final InMemoryTickets tickets;
  private final InMemoryEvents events;
  private final SequencedMap<ScanId, Scan> scans;
  private final SequencedMap<TicketId, Earlier> last;
  private final Set<Integer> revoked = new HashSet<>();
  private Predicate<OrderId> disputed = _ -> false;
  private BiConsumer<Ticket, Instant> checkIn = (_, _) -> {};
  private Function<EventId, Reentry> reentry = _ -> Reentry.FREE;
  private ToIntFunction<EventId> heads = _ -> 0;
  private Function<OrderId, Optional<String>> hosts = _ -> Optional.empty();

  public InMemoryAdmissions(InMemoryWorld world, InMemoryTickets tickets, InMemoryEvents events) {
    this.world = world;
    this.tickets = tickets;
    this.events = events;
    this.scans = world.table();
    this.last = world.table();
  }

  /// Where it is known which orders are marked as disputed.
  public InMemoryAdmissions askDisputedAt(Predicate<OrderId> orders) {
    disputed = orders;
    return this;
  }

  /// Where the tables of admitted passes are checked in.
  public InMemoryAdmissions checkInAt(BiConsumer<Ticket, Instant> reservations) {
    checkIn = reservations;
    return this;
  }

  /// Where it is known how passes come back in.
  public InMemoryAdmissions askReentryAt(Function<EventId, Reentry> rules) {
    reentry = rules;
    return this;
  }

  /// Where people without a ticket are counted.
  public InMemoryAdmissions askHeadsAt(ToIntFunction<EventId> taps) {
    heads = taps;
    return this;
  }

  /// Where it is known who booked a table.
  public InMemoryAdmissions askHostAt(Function<OrderId, Optional<String>> buyers) {
    hosts = buyers;
    return this;
  }

  /// A key that is revoked from now on.
  public void revoke(int key) {
    world.execute(() -> revoked.add(key));
  }

  private record Scan(
      Attempt attempt,
      Reason reason,
      @Nullable TicketId ticket,
      @Nullable TextHash textHash,
      @Nullable Earlier earlier) {}

  @Override
  public Answer admit(Attempt attempt, TicketCode code, int key) {
    return decided(attempt, code, ticket -> decide(attempt, code, key, ticket));
  }

  @Override
  public Answer letOut(Attempt attempt, TicketCode code, int key) {
    return decided(attempt, code, ticket -> decideExit(attempt, code, key, ticket));
  }

  private Answer decided(Attempt attempt, TicketCode code, Consumer<Ticket> decide) {
    return world.locked(() -> {
      if (!scans.containsKey(attempt.id())) {
        Optional<Ticket> ticket = tickets.find(code.ticket());
        if (ticket.isEmpty()) {
          return refuse(attempt, Reason.UNKNOWN_TICKET, TextHash.of(code.ticket().toString()));
        }
        decide.accept(ticket.get());
      }
      return answered(attempt);
    });
  }

  private void decideExit(Attempt attempt, TicketCode code, int key, Ticket ticket) {
    Reason reason =
        rule(attempt, ticket).exit(shown(attempt, ticket, code, key), attempt.receivedAt());
    Earlier earlier = reason == Reason.ALREADY_OUT ? lastExit(ticket.id()) : last.get(ticket.id());
    if (reason == Reason.LEFT) {
      tickets.change(ticket.id(), TicketChanges::left);
    }
    scans.put(attempt.id(), new Scan(attempt, reason, ticket.id(), null, earlier));
  }

  private GateRule rule(Attempt attempt, Ticket ticket) {
    return new GateRule(
        attempt.event(),
        attempt.opensAt(),
        reentry.apply(ticket.event()),
        attempt.rules(),
        attempt.device().entrance());
  }

  private GateRule.Shown shown(Attempt attempt, Ticket ticket, TicketCode code, int key) {
    return new GateRule.Shown(
        ticket,
        code,
        revoked.contains(key),
        disputed.test(ticket.order()),
        inside(attempt.event()) >= attempt.rules().capacity(),
        events.find(ticket.event()).orElseThrow().ends());
  }

  private @Nullable Earlier lastExit(TicketId ticket) {
    return scans.values().stream()
        .filter(s -> ticket.equals(s.ticket()) && s.reason() == Reason.LEFT)
        .map(Scan::attempt)
        .max(Comparator.comparing(Attempt::receivedAt))
        .map(a -> new Earlier(a.receivedAt(), a.device().gate(), a.device().label()))
        .orElse(null);
  }

  @Override
  public boolean letIn(ByHand entry, TicketId pass) {
    return world.locked(() -> {
      Optional<Ticket> found =
          tickets
              .find(pass)
              .filter(t -> t.policy() == Ticket.EntryPolicy.REENTRY && t.isValid() && t.isInside());
      found.ifPresent(ticket -> {
        Device nobody =
            new Device(new DeviceId(entry.id().value()), "command", entry.gate(), entry.operator());
        Attempt attempt =
            new Attempt(
                entry.id(),
                nobody,
                ticket.event(),
                entry.at(),
                entry.at(),
                entry.at(),
                true,
                EntryRules.OPEN,
                TextHash.of(""));
        scans.put(entry.id(), new Scan(attempt, Reason.LET_IN, pass, null, last.get(ticket.id())));
        tickets.change(pass, t -> TicketChanges.admitted(t, entry.at()));
        last.put(pass, new Earlier(entry.at(), entry.gate(), entry.operator()));
      });
      return found.isPresent();
    });
  }

  private void decide(Attempt attempt, TicketCode code, int key, Ticket ticket) {
    Reason reason =
        rule(attempt, ticket).entry(shown(attempt, ticket, code, key), attempt.receivedAt());
    Earlier earlier = last.get(ticket.id());
    if (reason.admits()) {
      Instant now = attempt.receivedAt();
      tickets.change(ticket.id(), t -> TicketChanges.admitted(t, now));
      checkIn.accept(ticket, now);
      last.put(ticket.id(), new Earlier(now, attempt.device().gate(), attempt.device().label()));
    }
    scans.put(attempt.id(), new Scan(attempt, reason, ticket.id(), null, earlier));
  }

  @Override
  public Answer refuse(Attempt attempt, Reason reason, TextHash textHash) {
    return world.locked(() -> {
      scans.putIfAbsent(attempt.id(), new Scan(attempt, reason, null, textHash, null));
      return answered(attempt);
    });
  }

  private Answer answered(Attempt attempt) {
    Scan scan = Objects.requireNonNull(scans.get(attempt.id()));
    return scan.attempt().content().equals(attempt.content())
        ? new Decided(decision(scan), figures(attempt.event()), party(scan.ticket()))
        : new Conflict();
  }

  private @Nullable Party party(@Nullable TicketId id) {
    if (id == null) {
      return null;
    }
    Ticket ticket = tickets.find(id).orElseThrow();
    return ticket
        .seat()
        .map(seat ->
            Party.of(
                hosts.apply(seat.pass().order()).orElse(null),
                tickets.of(seat.pass().order()).stream()
                    .filter(t -> t.line() == seat.pass().line())
                    .map(Ticket::note)
                    .findFirst()
                    .orElse(""),
                tickets.of(seat.pass().order()).stream()
                    .filter(t -> t.line() == seat.pass().line())
                    .map(t -> tickets.at(t.origin()).orElse(t))
                    .toList()))
        .orElse(null);
  }

  @Override
  public Optional<Decision> find(ScanId id) {
    return world.locked(() -> Optional.ofNullable(scans.get(id)).map(this::decision));
  }

  @Override
  public List<Decision> of(TicketId ticket, int limit) {
    return world.locked(() ->
        scans.values().stream()
            .filter(s -> ticket.equals(s.ticket()))
            .sorted(Comparator.comparing(s -> s.attempt().receivedAt()))
            .limit(limit)
            .map(this::decision)
            .toList());
  }

  private List<ScanLog.Scan> list(ScanLog.Search wanted) {
    return world.locked(() ->
        InMemoryPages.of(
            wanted.page(),
            scans.values().stream()
                .filter(s -> wanted.event() == null || wanted.event().equals(s.attempt().event()))
                .filter(
                    s -> wanted.gate() == null || wanted.gate().equals(s.attempt().device().gate()))
                .filter(s -> wanted.reason() == null || wanted.reason() == s.reason())
                .map(this::read),
            s -> new Page.Row<>(s.at(), s.id())));
  }

  /// What was decided, as the log tells it.
  public ScanLog log() {
    return new ScanLog() {
      @Override
      public List<ScanLog.Scan> list(Search wanted) {
        return InMemoryAdmissions.this.list(wanted);
      }

      @Override
      public Optional<ScanLog.Scan> find(ScanId id) {
        return world.locked(
            () -> Optional.ofNullable(scans.get(id)).map(InMemoryAdmissions.this::read));
      }

      @Override
      public List<ScanLog.Scan> of(TicketId ticket, int limit) {
        return world.locked(() ->
            scans.values().stream()
                .filter(s -> ticket.equals(s.ticket()))
                .map(InMemoryAdmissions.this::read)
                .sorted(Comparator.comparing(ScanLog.Scan::at))
                .limit(limit)
                .toList());
      }
    };
  }

  private ScanLog.Scan read(Scan scan) {
    Device device = scan.attempt().device();
    TicketId ticket = scan.ticket();
    return new ScanLog.Scan(
        scan.attempt().id(),
        scan.attempt().receivedAt(),
        device.gate(),
        device.name(),
        device.person(),
        scan.reason(),
        scan.attempt().byHand(),
        events.find(scan.attempt().event()).orElseThrow().slug().value(),
        ticket == null ? null : tickets.find(ticket).orElseThrow().number());
  }

  @Override
  public Figures figures(EventId event) {
    return world.locked(() -> {
      List<Ticket> came =
          last.keySet().stream()
              .map(id -> tickets.find(id).orElseThrow())
              .filter(t -> t.event().equals(event))
              .toList();
      int inside = (int) came.stream().filter(Ticket::isInside).count();
      return new Figures(came.size(), inside + heads.applyAsInt(event));
    });
  }

  @Override
  public int sold(EventId event) {
    return (int)
        tickets.all().stream()
            .filter(t -> t.event().equals(event))
            .filter(t -> t.isValid() || t.entries() > 0)
            .count();
  }

  /// How many people more are inside an event by the scans until then.
  public int change(EventId event, Instant at) {
    return world.locked(() ->
        scans.values().stream()
            .filter(s -> s.attempt().event().equals(event))
            .filter(s -> !s.attempt().receivedAt().isAfter(at))
            .mapToInt(s -> s.reason().change())
            .sum());
  }

  @Override
  public List<Decision> latest(EventId event, DeviceId device, int limit) {
    return world.locked(() ->
        scans.values().stream()
            .filter(s -> s.attempt().event().equals(event))
            .filter(s -> s.attempt().device().id().equals(device))
            .map(this::decision)
            .sorted((a, b) -> b.at().compareTo(a.at()))
            .limit(limit)
            .toList());
  }

  /// What is kept of a text that is no ticket.
  public Optional<String> textHash(ScanId id) {
    return world.locked(
        () -> Optional.ofNullable(scans.get(id)).map(Scan::textHash).map(TextHash::toString));
  }

  /// Whether the log says that it was typed.
  public boolean byHand(ScanId id) {
    return world.locked(() -> Objects.requireNonNull(scans.get(id)).attempt().byHand());
  }

  private Decision decision(Scan scan) {
    Ticket ticket = scan.ticket() == null ? null : tickets.find(scan.ticket()).orElseThrow();
    return new Decision(
        scan.attempt().id(),
        scan.reason(),
        scan.attempt().receivedAt(),
        ticket,
        scan.earlier(),
        ticket == null ? null : event(events.find(ticket.event()).orElseThrow()));
  }

  private static TicketEvent event(Event event) {
    return new TicketEvent(event.title(), event.slug().toString(), event.businessDate());
  }
}
