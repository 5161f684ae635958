package live.maguey.persistence.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import live.maguey.events.SampleEvents;
import live.maguey.persistence.Database;
import live.maguey.persistence.Race;
import live.maguey.persistence.TestDatabase;
import live.maguey.shared.SequentialIds;
import live.maguey.staff.Role;
import live.maguey.staff.StaffId;
import live.maguey.staff.StaffMember;
import live.maguey.staff.StaffName;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class StaffRaceIT {
  private static final int COMMANDS = 8;
  private static final int ROUNDS = 10;

  @AutoClose private final Database database = TestDatabase.fresh(COMMANDS);
  private final PostgresStaff staff = new PostgresStaff(database);
  private final SequentialIds ids = new SequentialIds();

  @Test
  void of_commands_that_add_one_name_at_once_one_does_and_of_those_that_remove_it() {
    for (int round = 1; round <= ROUNDS; round++) {
      List<Boolean> added =
          Race.of(COMMANDS, n -> () -> staff.add(alma(), "hash " + n, SampleEvents.NOW));

      assertThat(added).containsOnlyOnce(true);
      StaffId here = staff.named(new StaffName("Alma")).orElseThrow().member().id();
      assertThat(StoredPins.of(database, here)).contains("hash " + added.indexOf(true));

      List<Boolean> removed = Race.of(COMMANDS, _ -> () -> staff.remove(here, SampleEvents.NOW));

      assertThat(removed).containsOnlyOnce(true);
      assertThat(staff.list()).hasSize(round);
    }
  }

  private StaffMember alma() {
    return new StaffMember(new StaffId(ids.next()), new StaffName("Alma"), Role.DOOR);
  }
}
