package live.maguey.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Iterator;
import java.util.List;
import live.maguey.audit.Actor;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.Cause;
import live.maguey.audit.InMemoryAuditTrail;
import live.maguey.events.SampleEvents;
import live.maguey.shared.InMemoryUnitOfWork;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.SequentialIds;
import live.maguey.shared.TestClock;
import org.junit.jupiter.api.Test;

class StaffTest {
  private static final Cause OFFICE = new Cause(Actor.operator("carmen@office"), null);
  private static final StaffName ALMA = new StaffName("Alma");

  private final InMemoryWorld world = new InMemoryWorld();
  private final InMemoryUnitOfWork work = new InMemoryUnitOfWork(world);
  private final InMemoryStaff staff = new InMemoryStaff(world);
  private final InMemoryAuditTrail audit = new InMemoryAuditTrail(world);
  private final TestClock clock = new TestClock(SampleEvents.NOW);
  private final Iterator<Integer> numbers = List.of(0, 123_456, 407_193, 58_213).iterator();
  private final NewPins pins = new NewPins(numbers::next);
  private final PinHash hash = pin -> "hash of " + pin.digits();
  private final AddStaff addStaff =
      new AddStaff(staff, hash, pins, audit, work, new SequentialIds(), clock);
  private final ChangePin changePin = new ChangePin(staff, hash, pins, audit, work, clock);
  private final RemoveStaff removeStaff = new RemoveStaff(staff, audit, work, clock);

  @Test
  void a_person_gets_a_pin_that_is_not_easy_and_the_trail_has_neither_pin_nor_name() {
    NewPin told = add("Alma");

    assertThat(told.pin()).isEqualTo(new Pin("407193"));
    assertThat(told.member().name()).isEqualTo(ALMA);
    assertThat(staff.pinHash(told.member().id())).contains("hash of 407193");
    assertThat(trail(told.member()))
        .containsExactly(
            new AuditEntry(
                SampleEvents.NOW,
                OFFICE.actor(),
                "staff.added",
                "staff " + told.member().id(),
                "supervisor",
                null));
    assertThat(told.toString()).doesNotContain("407193");
  }

  @Test
  void a_name_that_is_taken_stays_whose_it_is() {
    NewPin told = add("Alma");

    StaffName same = StaffName.parse("alma");
    assertThat(addStaff.add(new AddStaff.Request(same, Role.DOOR), OFFICE))
        .isEqualTo(new AddStaff.Outcome.NameTaken(same));

    assertThat(staff.pinHash(told.member().id())).contains("hash of 407193");
    assertThat(staff.list()).hasSize(1);
    assertThat(trail(told.member())).hasSize(1);
  }

  @Test
  void a_new_pin_ends_the_old_one_and_is_in_the_trail() {
    StaffMember alma = add("Alma").member();

    assertThat(changePin.change(StaffName.parse("alma"), OFFICE))
        .contains(new NewPin(alma, new Pin("058213")));

    assertThat(staff.pinHash(alma.id())).contains("hash of 058213");
    assertThat(trail(alma))
        .extracting(AuditEntry::act)
        .containsExactly("staff.pin-changed", "staff.added");
    assertThat(changePin.change(StaffName.parse("Bruno"), OFFICE)).isEmpty();
  }

  @Test
  void one_who_leaves_is_in_the_trail_once() {
    StaffMember alma = add("Alma").member();

    Staff.Hired left = new Staff.Hired(alma, SampleEvents.NOW, SampleEvents.NOW);
    assertThat(removeStaff.remove(ALMA, OFFICE)).contains(left);
    assertThat(removeStaff.remove(ALMA, OFFICE)).isEmpty();

    assertThat(staff.list()).containsExactly(left);
    assertThat(trail(alma))
        .extracting(AuditEntry::act)
        .containsExactly("staff.removed", "staff.added");
  }

  private NewPin add(String name) {
    return addStaff.add(new AddStaff.Request(StaffName.parse(name), Role.SUPERVISOR), OFFICE)
            instanceof AddStaff.Outcome.Added(NewPin told)
        ? told
        : fail("was not added");
  }

  private List<AuditEntry> trail(StaffMember member) {
    return audit.of("staff " + member.id(), 10);
  }
}
