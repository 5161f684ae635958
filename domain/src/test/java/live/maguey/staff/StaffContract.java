package live.maguey.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import live.maguey.events.SampleEvents;
import live.maguey.shared.SequentialIds;
import org.junit.jupiter.api.Test;

/// What every store of the staff promises.
public abstract class StaffContract {
  private static final Instant NOW = SampleEvents.NOW;
  private static final Instant LATER = NOW.plusSeconds(3600);

  private final SequentialIds ids = new SequentialIds(7);
  private final StaffMember alma = member("Alma", Role.DOOR);

  /// An empty store, the same one during one test.
  protected abstract Staff staff();

  /// What it keeps of a PIN; empty for one who does not work here.
  protected abstract Optional<String> pinHash(StaffId id);

  @Test
  void a_person_is_known_by_name_whatever_the_capitals_and_accents() {
    StaffMember angel = member("Ángel", Role.SUPERVISOR);
    assertThat(staff().add(alma, "hash", NOW)).isTrue();
    assertThat(staff().add(angel, "other", LATER)).isTrue();

    assertThat(named("Alma")).contains(new Staff.Hired(alma, NOW, null));
    assertThat(named("ALMA")).contains(new Staff.Hired(alma, NOW, null));
    assertThat(named("ángel")).contains(new Staff.Hired(angel, LATER, null));
    assertThat(named("Angel")).contains(new Staff.Hired(angel, LATER, null));
    assertThat(named("Alm")).isEmpty();
    assertThat(pinHash(alma.id())).contains("hash");
    assertThat(pinHash(angel.id())).contains("other");
  }

  @Test
  void of_those_who_work_here_no_two_have_the_same_name() {
    staff().add(alma, "hash", NOW);

    assertThat(staff().add(member("ÁLMA", Role.SUPERVISOR), "other", LATER)).isFalse();

    assertThat(staff().list()).containsExactly(new Staff.Hired(alma, NOW, null));
    assertThat(pinHash(alma.id())).contains("hash");
  }

  @Test
  void a_new_pin_replaces_the_old_one_and_nobody_elses() {
    StaffMember bruno = member("Bruno", Role.DOOR);
    staff().add(alma, "hash", NOW);
    staff().add(bruno, "other", NOW);

    assertThat(staff().changePin(alma.id(), "new")).isTrue();

    assertThat(pinHash(alma.id())).contains("new");
    assertThat(pinHash(bruno.id())).contains("other");
    assertThat(staff().changePin(new StaffId(ids.next()), "new")).isFalse();
  }

  @Test
  void one_who_leaves_has_no_pin_any_longer_and_frees_the_name() {
    StaffMember bruno = member("Bruno", Role.DOOR);
    staff().add(alma, "hash", NOW);
    staff().add(bruno, "other", NOW);

    assertThat(staff().remove(alma.id(), LATER)).isTrue();

    Staff.Hired left = new Staff.Hired(alma, NOW, LATER);
    assertThat(named("Alma")).isEmpty();
    assertThat(pinHash(alma.id())).isEmpty();
    assertThat(staff().changePin(alma.id(), "new")).isFalse();
    assertThat(staff().remove(alma.id(), LATER.plusSeconds(1))).isFalse();
    assertThat(staff().list()).containsExactly(left, new Staff.Hired(bruno, NOW, null));
    assertThat(pinHash(bruno.id())).contains("other");
    assertThat(staff().add(member("Alma", Role.DOOR), "again", LATER)).isTrue();
  }

  @Test
  void all_are_listed_by_name_and_the_latest_of_a_name_first() {
    StaffMember second = member("Alma", Role.SUPERVISOR);
    StaffMember angel = member("ángel", Role.DOOR);
    StaffMember bruno = member("bruno", Role.SUPERVISOR);
    StaffMember carla = member("Carla", Role.DOOR);
    staff().add(carla, "hash", NOW);
    staff().add(bruno, "hash", NOW);
    staff().add(angel, "hash", NOW);
    staff().add(alma, "hash", NOW);
    staff().remove(alma.id(), LATER);
    staff().add(second, "hash", LATER);

    assertThat(staff().list())
        .containsExactly(
            new Staff.Hired(second, LATER, null),
            new Staff.Hired(alma, NOW, LATER),
            new Staff.Hired(angel, NOW, null),
            new Staff.Hired(bruno, NOW, null),
            new Staff.Hired(carla, NOW, null));
  }

  private Optional<Staff.Hired> named(String name) {
    return staff().named(StaffName.parse(name));
  }

  private StaffMember member(String name, Role role) {
    return new StaffMember(new StaffId(ids.next()), StaffName.parse(name), role);
  }
}
