package live.maguey.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import live.maguey.audit.Actor;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.Cause;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.Slug;
import live.maguey.orders.Holds;
import live.maguey.settlement.BoxOffice;
import live.maguey.tables.ImportTables.Outcome;
import org.junit.jupiter.api.Test;

class ImportTablesTest {
  private static final Cause OWNER = new Cause(Actor.operator("owner@office"), null);

  private final BoxOffice office = new BoxOffice();
  private final Event event =
      office.add(
          SampleEvents.tonight(office.ids).tier("General", SampleEvents.VENUE.capacity() - 8));
  private final ImportTables imports =
      new ImportTables(
          office.events,
          office.tables,
          office.audit,
          office.work,
          office.ids,
          SampleEvents.VENUE,
          office.clock);

  private SamplePlans room() {
    return SamplePlans.room(office.ids);
  }

  private List<String> audited() {
    return Stream.of("event " + event.id(), "venue")
        .flatMap(subject -> office.audit.of(subject, 10).stream())
        .map(AuditEntry::act)
        .toList();
  }

  @Test
  void an_events_plan_takes_the_place_of_the_one_before_and_tables_that_stay_keep_their_identity() {
    imports.ofEvent(event.slug(), room().table("1").table("2").plan(), false, OWNER);
    EventPlan before = office.tables.of(event.id()).orElseThrow();

    Outcome outcome = imports.ofEvent(event.slug(), room().table("2").plan(), false, OWNER);

    FloorPlan after = office.tables.of(event.id()).orElseThrow().plan();
    assertThat(outcome).isEqualTo(new Outcome.Imported(after));
    assertThat(after.tables())
        .singleElement()
        .satisfies(t -> assertThat(t.id()).isEqualTo(before.plan().tables().getLast().id()));
    assertThat(audited()).containsExactly("tables.imported", "tables.imported");
  }

  @Test
  void a_dry_run_changes_nothing() {
    assertThat(imports.ofEvent(event.slug(), room().table("1").plan(), true, OWNER))
        .isInstanceOf(Outcome.Imported.class);
    assertThat(imports.ofVenue(room().table("1").plan(), true, OWNER))
        .isInstanceOf(Outcome.Imported.class);

    assertThat(office.tables.of(event.id())).isEmpty();
    assertThat(office.tables.ofVenue()).isEmpty();
    assertThat(audited()).isEmpty();
  }

  @Test
  void seats_and_places_together_are_no_more_than_the_law_lets_in() {
    FloorPlan full = room().table("1").table("2").plan();
    assertThat(imports.ofEvent(event.slug(), full, false, OWNER))
        .isInstanceOf(Outcome.Imported.class);

    FloorPlan over = room().table("1").table("2").table("3").plan();
    assertThat(imports.ofEvent(event.slug(), over, false, OWNER))
        .isEqualTo(
            new Outcome.TooMany(SampleEvents.VENUE.capacity() + 4, SampleEvents.VENUE.capacity()));
  }

  @Test
  void a_table_that_is_held_stands_in_the_way_in_a_dry_run_too() {
    imports.ofEvent(event.slug(), room().table("1").table("2").plan(), false, OWNER);
    Table held = office.tables.of(event.id()).orElseThrow().plan().tables().getFirst();
    office.orders.hold(
        Holds.of(office.ids, event).table(held.id(), 4, held.price().dueNow()).hold());

    for (boolean dryRun : new boolean[] {true, false}) {
      assertThat(imports.ofEvent(event.slug(), room().table("2").plan(), dryRun, OWNER))
          .isEqualTo(new Outcome.InTheWay(List.of(held)));
    }
  }

  @Test
  void a_plan_with_a_fault_is_refused() {
    assertThat(imports.ofVenue(room().table("1").table("1").plan(), false, OWNER))
        .isInstanceOf(Outcome.Faulty.class);

    assertThat(office.tables.ofVenue()).isEmpty();
  }

  @Test
  void a_table_may_ask_for_a_deposit() {
    Table all = room().table("1").plan().tables().getFirst();
    TablePrice price = new TablePrice.Deposit(SampleEvents.usd(20_000), SampleEvents.usd(100_000));
    Table deposit =
        new Table(
            all.id(),
            all.label(),
            all.section(),
            all.kind(),
            all.seats(),
            price,
            List.of(),
            all.place(),
            false);

    imports.ofVenue(new FloorPlan(1_000, 1_000, List.of(), List.of(deposit)), false, OWNER);

    assertThat(office.tables.ofVenue().orElseThrow().tables())
        .extracting(Table::price)
        .containsExactly(price);
  }

  @Test
  void an_event_that_is_not_there_is_said() {
    Slug nowhere = Slug.parse("nowhere");

    assertThat(imports.ofEvent(nowhere, room().plan(), false, OWNER))
        .isEqualTo(new Outcome.NoSuchEvent(nowhere));
  }
}
