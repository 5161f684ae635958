package live.maguey.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import live.maguey.audit.Actor;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.Cause;
import live.maguey.audit.InMemoryAuditTrail;
import live.maguey.devices.RecogniseDevice.Outcome.Recognised;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.shared.InMemoryUnitOfWork;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.SequentialIds;
import live.maguey.shared.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Requirement("SCAN-01")
class EnrolledDevicesTest {
  private static final Cause ALMA = new Cause(Actor.operator("alma@office"), null);

  private final SequentialIds ids = new SequentialIds();
  private final InMemoryWorld world = new InMemoryWorld();
  private final InMemoryUnitOfWork work = new InMemoryUnitOfWork(world);
  private final InMemoryDevices devices = new InMemoryDevices(world);
  private final InMemoryAuditTrail audit = new InMemoryAuditTrail(world);
  private final TestClock clock = new TestClock(SampleEvents.NOW);
  private final EnrolDevice enrolDevice =
      new EnrolDevice(devices, audit, work, ids, () -> "secret-" + ids.next(), clock);
  private final RevokeDevice revokeDevice = new RevokeDevice(devices, audit, work, clock);
  private final RecogniseDevice recogniseDevice = new RecogniseDevice(devices, clock);

  @Test
  void an_enrolled_device_is_a_gate_and_the_trail_names_it_without_its_token() {
    EnrolDevice.Enrolment phone = enrol();

    assertThat(recogniseDevice.by(phone.token()))
        .isEqualTo(new RecogniseDevice.Outcome.Recognised(phone.device()));
    assertThat(phone.device().label()).isEqualTo("Alma, phone 3");
    assertThat(audit.of("device " + phone.device().id(), 10))
        .containsExactly(
            new AuditEntry(
                SampleEvents.NOW,
                ALMA.actor(),
                "device.enrolled",
                "device " + phone.device().id(),
                "phone 3, Gate B",
                null));
    assertThat(phone.toString()).doesNotContain(phone.token());
  }

  @Test
  void a_revoked_device_is_refused_from_then_on() {
    EnrolDevice.Enrolment phone = enrol();
    clock.advance(Duration.ofHours(1));

    assertThat(revokeDevice.revoke(phone.device().id(), ALMA))
        .isEqualTo(
            new RevokeDevice.Outcome.Revoked(
                new Devices.Enrolled(phone.device(), SampleEvents.NOW, clock.instant())));

    assertThat(recogniseDevice.by(phone.token()))
        .isEqualTo(new RecogniseDevice.Outcome.Revoked(phone.device()));
    assertThat(audit.of("device " + phone.device().id(), 10).getFirst().act())
        .isEqualTo("device.revoked");
  }

  @Test
  void a_device_that_was_just_recognised_is_refused_by_every_node_within_a_second() {
    EnrolDevice.Enrolment phone = enrol();
    RecogniseDevice another = new RecogniseDevice(devices, clock);
    clock.advance(Duration.ofMillis(600));
    assertThat(recogniseDevice.by(phone.token())).isInstanceOf(Recognised.class);
    clock.advance(Duration.ofMillis(300));
    assertThat(another.by(phone.token())).isInstanceOf(Recognised.class);
    revokeDevice.revoke(phone.device().id(), ALMA);

    // Asked meanwhile, too: that does not keep it good.
    clock.advance(Duration.ofMillis(600));
    assertThat(recogniseDevice.by(phone.token())).isInstanceOf(Recognised.class);
    clock.advance(Duration.ofMillis(400));

    assertThat(recogniseDevice.by(phone.token()))
        .isEqualTo(new RecogniseDevice.Outcome.Revoked(phone.device()));
    assertThat(another.by(phone.token()))
        .isEqualTo(new RecogniseDevice.Outcome.Revoked(phone.device()));
  }

  @Test
  void a_clock_that_was_set_back_keeps_no_device_good() {
    EnrolDevice.Enrolment phone = enrol();
    assertThat(recogniseDevice.by(phone.token())).isInstanceOf(Recognised.class);
    revokeDevice.revoke(phone.device().id(), ALMA);
    clock.set(SampleEvents.NOW.minusSeconds(60));

    assertThat(recogniseDevice.by(phone.token()))
        .isEqualTo(new RecogniseDevice.Outcome.Revoked(phone.device()));
  }

  @Test
  void revoking_again_says_since_when_and_is_one_act_in_the_trail() {
    EnrolDevice.Enrolment phone = enrol();
    revokeDevice.revoke(phone.device().id(), ALMA);
    clock.advance(Duration.ofHours(1));

    assertThat(revokeDevice.revoke(phone.device().id(), ALMA))
        .isEqualTo(
            new RevokeDevice.Outcome.Already(
                new Devices.Enrolled(phone.device(), SampleEvents.NOW, SampleEvents.NOW)));

    assertThat(audit.of("device " + phone.device().id(), 10))
        .extracting(AuditEntry::act)
        .containsExactly("device.revoked", "device.enrolled");
  }

  @Test
  void what_is_no_device_is_neither_recognised_nor_revoked() {
    DeviceId nobody = new DeviceId(ids.next());

    assertThat(revokeDevice.revoke(nobody, ALMA)).isEqualTo(new RevokeDevice.Outcome.NoDevice());
    assertThat(recogniseDevice.by("guessed")).isEqualTo(new RecogniseDevice.Outcome.Unknown());
    assertThat(audit.of("device " + nobody, 10)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a name far too long for the screen of a phone", "two\nlines"})
  void a_name_that_no_screen_can_show_is_refused(String name) {
    assertThatThrownBy(() -> new EnrolDevice.Request(name, "Gate B", null, Direction.IN))
        .isInstanceOfSatisfying(
            InvalidRequest.class, no -> assertThat(no.field()).isEqualTo("device-name"));
    assertThatThrownBy(() -> new EnrolDevice.Request("phone 3", name, null, Direction.IN))
        .isInstanceOfSatisfying(
            InvalidRequest.class, no -> assertThat(no.field()).isEqualTo("gate"));
    assertThatThrownBy(() -> new EnrolDevice.Request("phone 3", "Gate B", name, Direction.IN))
        .isInstanceOfSatisfying(
            InvalidRequest.class, no -> assertThat(no.field()).isEqualTo("person"));
  }

  private EnrolDevice.Enrolment enrol() {
    return enrolDevice.enrol(
        new EnrolDevice.Request("phone 3", "Gate B", "Alma", Direction.IN), ALMA);
  }
}
