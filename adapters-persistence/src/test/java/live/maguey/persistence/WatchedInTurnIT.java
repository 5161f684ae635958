package live.maguey.persistence;

import static live.maguey.watch.Invariant.TAKEN_IS_WHAT_LINES_OCCUPY;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.persistence.watch.PostgresViolations;
import live.maguey.persistence.watch.PostgresViolations.Pace;
import live.maguey.watch.Violations;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A look takes no more than it may; what may change is looked at each time, the rest in turn.
class WatchedInTurnIT {
  /// An event at a time: one that is busy and one that is not.
  private static final Pace ONE =
      new Pace(Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ZERO, Duration.ZERO, 1);

  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final TestStores world = new TestStores(database);
  private final PostgresViolations watchdog = new PostgresViolations(database, ONE);
  private final Event tonight = SampleEvents.tonight(world.ids).tier("General", 10).event();
  private final List<Event> over = new ArrayList<>();
  private Instant now = SampleEvents.NOW;

  @BeforeEach
  void tonight_and_three_nights_that_are_over() {
    world.events.add(tonight);
    for (int i = 1; i <= 3; i++) {
      Instant doors = SampleEvents.DOORS.minus(Duration.ofDays(7L * i));
      Event event =
          SampleEvents.tonight(world.ids)
              .sales(doors.minus(Duration.ofDays(9)), doors)
              .hours(doors, doors.plus(Duration.ofHours(6)))
              .tier("General", 10)
              .event();
      world.events.add(event);
      over.add(event);
    }
  }

  @Test
  void what_is_wrong_tonight_is_found_at_each_look() throws SQLException {
    miscount(tonight);

    assertThat(List.of(look(Set.of()), look(Set.of()), look(Set.of())))
        .allSatisfy(looked -> assertThat(looked.found().of()).hasSize(1));
  }

  @Test
  void what_is_wrong_of_nights_that_are_over_is_found_in_turn() throws SQLException {
    for (Event event : over) {
      miscount(event);
    }

    assertThat(List.of(look(Set.of()), look(Set.of()), look(Set.of())))
        .as("another one at each look")
        .allSatisfy(looked -> assertThat(looked.found().of()).hasSize(1))
        .flatExtracting(looked -> looked.found().of())
        .doesNotHaveDuplicates()
        .extracting(Violations.Violation::invariant)
        .containsOnly(TAKEN_IS_WHAT_LINES_OCCUPY);
  }

  @Test
  void a_suspect_is_looked_at_like_tonight_and_said_to_be_left_where_it_was_not() {
    Set<String> suspects =
        Set.of(
            "inventory " + over.get(0).tiers().getFirst().id().inventory(),
            "event " + over.get(1).id(),
            "order that nobody has");

    Violations.Looked first = look(suspects);
    Violations.Looked second = look(suspects);
    Violations.Looked third = look(suspects);

    assertThat(List.of(first.left().size(), second.left().size(), third.left().size()))
        .as("one of three busy events, and one of one that is not, at a look")
        .containsExactlyInAnyOrder(1, 1, 2);
    assertThat(first.left()).isSubsetOf(suspects).doesNotContain("order that nobody has");
  }

  private Violations.Looked look(Set<String> suspects) {
    now = now.plus(Duration.ofMinutes(1));
    return watchdog.look(suspects, now);
  }

  private void miscount(Event event) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "UPDATE inventory SET taken = taken + 1 WHERE event_id = '" + event.id() + "'");
    }
  }
}
