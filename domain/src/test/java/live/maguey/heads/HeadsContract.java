package live.maguey.heads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceId;
import live.maguey.devices.Direction;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.gate.Admissions;
import live.maguey.gate.AtCapacity;
import live.maguey.gate.AtDispute;
import live.maguey.gate.EntryRules;
import live.maguey.gate.Figures;
import live.maguey.gate.GateTickets;
import live.maguey.gate.Reason;
import live.maguey.gate.ScanId;
import live.maguey.gate.TextHash;
import live.maguey.orders.OrderId;
import live.maguey.shared.Ids;
import live.maguey.shared.SequentialIds;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.Tickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every store promises of people without a ticket, and of how many were inside when.
public abstract class HeadsContract {
  private static final Instant OPEN = SampleEvents.DOORS;
  private static final int LAWFUL = 3;

  private final Ids ids = new SequentialIds();
  private final Device gateA = new Device(new DeviceId(ids.next()), "phone 1", "Gate A", "Nico");
  private final Device gateB = new Device(new DeviceId(ids.next()), "phone 3", "Gate B", null);
  private final Event tonight = SampleEvents.tonight(ids).event();
  private final Event nextWeek =
      SampleEvents.moved(SampleEvents.tonight(ids).slug("doble-filo").event(), Duration.ofDays(7));

  /// An empty store, the same one during one test.
  protected abstract Heads heads();

  /// Counted with the heads.
  protected abstract Admissions admissions();

  protected abstract Tickets tickets();

  /// Makes the events and the devices known to the store.
  protected abstract void open(List<Event> events, List<Device> devices);

  /// An order of that event for tickets to belong to.
  protected abstract OrderId order(Event event);

  @BeforeEach
  void two_gates_tonight() {
    open(List.of(tonight, nextWeek), List.of(gateA, gateB));
  }

  @Test
  void who_has_no_ticket_is_inside_and_is_no_ticket() {
    assertThat(in(gateA)).isEqualTo(counted(Heads.Answer.COUNTED, 0, 1));
    assertThat(in(gateB)).isEqualTo(counted(Heads.Answer.COUNTED, 0, 2));
    assertThat(scan(general(), gateA, EntryRules.OPEN).figures()).isEqualTo(new Figures(1, 3));

    assertThat(out(gateB)).isEqualTo(counted(Heads.Answer.COUNTED, 1, 2));

    assertThat(admissions().figures(tonight.id())).isEqualTo(new Figures(1, 2));
    assertThat(admissions().inside(nextWeek.id())).isZero();
  }

  @Test
  protected void who_came_past_one_gate_leaves_past_another_and_never_more_than_came() {
    in(gateA);

    assertThat(out(gateB)).isEqualTo(counted(Heads.Answer.COUNTED, 0, 0));
    assertThat(out(gateB)).isEqualTo(counted(Heads.Answer.NOBODY, 0, 0));

    scan(general(), gateA, EntryRules.OPEN);
    assertThat(out(gateA)).isEqualTo(counted(Heads.Answer.NOBODY, 1, 1));
  }

  @Test
  void a_tap_that_is_sent_again_counts_once_and_another_one_under_its_id_not_at_all() {
    Heads.Tap tap = tap(gateA, Direction.IN, 0, EntryRules.OPEN);

    assertThat(heads().count(tap)).isEqualTo(counted(Heads.Answer.COUNTED, 0, 1));
    assertThat(heads().count(tap)).isEqualTo(counted(Heads.Answer.COUNTED, 0, 1));
    Heads.Tap other =
        new Heads.Tap(tap.id(), gateB, tonight.id(), Direction.IN, OPEN, OPEN, EntryRules.OPEN);
    assertThat(heads().count(other)).isEqualTo(counted(Heads.Answer.CONFLICT, 0, 1));
    Heads.Tap back =
        new Heads.Tap(tap.id(), gateA, tonight.id(), Direction.OUT, OPEN, OPEN, EntryRules.OPEN);
    assertThat(heads().count(back)).isEqualTo(counted(Heads.Answer.CONFLICT, 0, 1));
  }

  @Test
  void at_the_venues_number_neither_a_tap_nor_a_ticket_comes_in_until_somebody_leaves() {
    in(gateA, AtCapacity.REFUSE);
    in(gateB, AtCapacity.REFUSE);
    Ticket last = general();
    assertThat(scan(last, gateA, rules(AtCapacity.REFUSE)).inside()).isEqualTo(LAWFUL);

    assertThat(in(gateA, AtCapacity.REFUSE)).isEqualTo(counted(Heads.Answer.FULL, 1, LAWFUL));
    Ticket next = general();
    assertThat(scan(next, gateB, rules(AtCapacity.REFUSE)).decision().reason())
        .isEqualTo(Reason.FULL);
    assertThat(tickets().find(next.id()).orElseThrow().entries()).isZero();

    out(gateA);
    assertThat(scan(next, gateB, rules(AtCapacity.REFUSE)).decision().reason())
        .isEqualTo(Reason.ADMITTED);
    assertThat(admissions().figures(tonight.id())).isEqualTo(new Figures(2, LAWFUL));
  }

  @Test
  void where_it_only_warns_or_a_person_answers_one_more_is_counted_and_said() {
    IntStream.range(0, LAWFUL).forEach(_ -> in(gateA, AtCapacity.WARN));

    assertThat(in(gateA, AtCapacity.WARN))
        .isEqualTo(counted(Heads.Answer.COUNTED_FULL, 0, LAWFUL + 1));
    Heads.Tap tap = tap(gateB, Direction.IN, 0, rules(AtCapacity.OVERRIDE));
    assertThat(heads().count(tap)).isEqualTo(counted(Heads.Answer.COUNTED_FULL, 0, LAWFUL + 2));
    assertThat(heads().count(tap)).isEqualTo(counted(Heads.Answer.COUNTED_FULL, 0, LAWFUL + 2));
    assertThat(scan(general(), gateB, rules(AtCapacity.WARN)).decision().reason())
        .isEqualTo(Reason.ADMITTED_FULL);
    assertThat(scan(general(), gateB, rules(AtCapacity.OVERRIDE)).decision().reason())
        .isEqualTo(Reason.LET_IN_FULL);
    assertThat(admissions().figures(tonight.id())).isEqualTo(new Figures(2, LAWFUL + 4));
  }

  @Test
  void sold_is_what_could_come_in_and_what_came() {
    Ticket came = general();
    Ticket refunded = general();
    general();
    scan(came, gateA, EntryRules.OPEN);
    tickets().voidTicket(came.id(), Ticket.VoidReason.REFUNDED, OPEN);
    tickets().voidTicket(refunded.id(), Ticket.VoidReason.REFUNDED, OPEN);

    assertThat(admissions().sold(tonight.id())).isEqualTo(2);
    assertThat(admissions().sold(nextWeek.id())).isZero();
  }

  /// Two nights at two gates with everything that may happen, by a seed: what the log says of each
  /// minute is what the counter said then.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void who_was_inside_at_a_past_minute_is_what_the_counter_said_then(long seed) {
    Random random = new Random(seed);
    List<Ticket> queue = IntStream.range(0, 12).mapToObj(no -> ticket(no % 2 == 0)).toList();
    Map<Instant, Integer> said = new TreeMap<>();
    said.put(OPEN.minusSeconds(1), 0);
    for (int minute = 0; minute < 60; minute++) {
      for (int n = random.nextInt(4); n > 0; n--) {
        happens(random, queue, minute * 60 + random.nextInt(60));
      }
      said.put(OPEN.plusSeconds(minute * 60 + 59), admissions().inside(tonight.id()));
    }

    said.forEach((at, people) -> {
      assertThat(people).isNotNegative();
      assertThat(heads().inside(tonight.id(), at)).as("at %s", at).isEqualTo(people);
    });
    assertThat(heads().inside(nextWeek.id(), OPEN.plusSeconds(3_600))).isZero();
  }

  private void happens(Random random, List<Ticket> queue, int second) {
    Device device = random.nextBoolean() ? gateA : gateB;
    AtCapacity at = AtCapacity.values()[random.nextInt(3)];
    EntryRules rules = new EntryRules(AtDispute.ADMIT, 8, at);
    Ticket ticket = queue.get(random.nextInt(queue.size()));
    Admissions.Attempt attempt = attempt(ticket, device, second, rules);
    switch (random.nextInt(6)) {
      case 0, 1 -> admissions().admit(attempt, ticket.code(), Admissions.NO_KEY);
      case 2 -> admissions().letOut(attempt, ticket.code(), Admissions.NO_KEY);
      case 3 ->
          admissions()
              .letIn(
                  new Admissions.ByHand(
                      new ScanId(ids.next()), "Gate A", "owner", OPEN.plusSeconds(second)),
                  ticket.id());
      case 4 -> heads().count(tap(device, Direction.IN, second, rules));
      default -> heads().count(tap(device, Direction.OUT, second, rules));
    }
  }

  private Heads.Counted in(Device device) {
    return heads().count(tap(device, Direction.IN, 0, EntryRules.OPEN));
  }

  private Heads.Counted in(Device device, AtCapacity atCapacity) {
    return heads().count(tap(device, Direction.IN, 0, rules(atCapacity)));
  }

  private Heads.Counted out(Device device) {
    return heads().count(tap(device, Direction.OUT, 0, EntryRules.OPEN));
  }

  private static EntryRules rules(AtCapacity atCapacity) {
    return new EntryRules(AtDispute.ADMIT, LAWFUL, atCapacity);
  }

  private static Heads.Counted counted(Heads.Answer answer, int ticketsIn, int inside) {
    return new Heads.Counted(answer, new Figures(ticketsIn, inside));
  }

  private Heads.Tap tap(Device device, Direction direction, int second, EntryRules rules) {
    Instant at = OPEN.plusSeconds(second);
    return new Heads.Tap(new TapId(ids.next()), device, tonight.id(), direction, at, at, rules);
  }

  private Ticket general() {
    return ticket(false);
  }

  private Ticket ticket(boolean comesBack) {
    OrderId order = order(tonight);
    Ticket ticket =
        comesBack
            ? GateTickets.reentry(ids, tonight, order, 1)
            : GateTickets.general(ids, tonight, order, 1);
    tickets().issue(List.of(ticket));
    return ticket;
  }

  private Admissions.Decided scan(Ticket ticket, Device device, EntryRules rules) {
    return (Admissions.Decided)
        admissions().admit(attempt(ticket, device, 0, rules), ticket.code(), Admissions.NO_KEY);
  }

  private Admissions.Attempt attempt(Ticket ticket, Device device, int second, EntryRules rules) {
    Instant at = OPEN.plusSeconds(second);
    return new Admissions.Attempt(
        new ScanId(ids.next()),
        device,
        tonight.id(),
        tonight.hours().gateOpens(),
        at,
        at,
        false,
        rules,
        TextHash.of(ticket.number()));
  }
}
