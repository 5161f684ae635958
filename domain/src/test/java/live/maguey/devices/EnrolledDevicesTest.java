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
  private static final Duration LIFE = Duration.ofMinutes(15);

  private final SequentialIds ids = new SequentialIds();
  private final InMemoryWorld world = new InMemoryWorld();
  private final InMemoryUnitOfWork work = new InMemoryUnitOfWork(world);
  private final InMemoryDevices devices = new InMemoryDevices(world);
  private final InMemoryAuditTrail audit = new InMemoryAuditTrail(world);
  private final TestClock clock = new TestClock(SampleEvents.NOW);
  private final InMemoryEnrolments enrolments = new InMemoryEnrolments(world, devices);
  private final OfferEnrolment offerEnrolment =
      new OfferEnrolment(enrolments, audit, work, ids, ids::next, clock);
  private final EnrolDevice enrolDevice = new EnrolDevice(enrolments, devices, audit, work, clock);
  private final RevokeDevice revokeDevice = new RevokeDevice(devices, audit, work, clock);
  private final RecogniseDevice recogniseDevice = new RecogniseDevice(devices, clock);

  @Test
  void who_comes_with_the_code_is_a_gate_and_the_trail_names_both_acts_without_the_code() {
    OfferEnrolment.Offered offered = offer();
    assertThat(offered.until()).isEqualTo(SampleEvents.NOW.plus(LIFE));
    clock.advance(Duration.ofMinutes(1));

    assertThat(enrolDevice.enrol(offered.code(), SampleKeys.ONE, "request-1"))
        .isEqualTo(new EnrolDevice.Outcome.Enrolled(offered.device()));

    assertThat(recogniseDevice.by(offered.device().id()))
        .isEqualTo(new Recognised(offered.device(), SampleKeys.ONE));
    assertThat(offered.device().label()).isEqualTo("Alma, phone 3");
    String subject = "device " + offered.device().id();
    assertThat(audit.of(subject, 10))
        .containsExactly(
            new AuditEntry(
                clock.instant(),
                new Actor("device", "Alma, phone 3"),
                "device.enrolled",
                subject,
                "phone 3, Gate B",
                "request-1"),
            new AuditEntry(
                SampleEvents.NOW,
                ALMA.actor(),
                "device.offered",
                subject,
                "phone 3, Gate B",
                null));
    assertThat(offered.toString()).doesNotContain(offered.code().value());
  }

  @Test
  void a_phone_that_lost_the_answer_asks_again_and_gets_it() {
    OfferEnrolment.Offered offered = offer();
    enrolDevice.enrol(offered.code(), SampleKeys.ONE, null);
    clock.advance(Duration.ofHours(1));

    assertThat(enrolDevice.enrol(offered.code(), SampleKeys.ONE, null))
        .isEqualTo(new EnrolDevice.Outcome.Enrolled(offered.device()));
    assertThat(devices.list()).hasSize(1);
    assertThat(audit.of("device " + offered.device().id(), 10)).hasSize(2);
  }

  @Test
  void another_phone_is_told_that_the_code_was_used() {
    OfferEnrolment.Offered offered = offer();
    enrolDevice.enrol(offered.code(), SampleKeys.ONE, null);

    assertThat(enrolDevice.enrol(offered.code(), SampleKeys.of(SampleKeys.pair("secp256r1")), null))
        .isEqualTo(new EnrolDevice.Outcome.Used());
  }

  @Test
  void a_code_that_is_wrong_or_expired_enrolls_nobody() {
    OfferEnrolment.Offered offered = offer();
    assertThat(enrolDevice.enrol(EnrolmentCode.parse("2222-3333"), SampleKeys.ONE, null))
        .isEqualTo(new EnrolDevice.Outcome.Wrong());
    clock.advance(LIFE);

    assertThat(enrolDevice.enrol(offered.code(), SampleKeys.ONE, null))
        .isEqualTo(new EnrolDevice.Outcome.Expired());
    assertThat(devices.list()).isEmpty();
  }

  @Test
  void a_revoked_device_is_refused_from_then_on() {
    Device phone = enrol();
    clock.advance(Duration.ofHours(1));

    assertThat(revokeDevice.revoke(phone.id(), ALMA))
        .isEqualTo(
            new RevokeDevice.Outcome.Revoked(
                new Devices.Enrolled(phone, SampleEvents.NOW, clock.instant())));

    assertThat(recogniseDevice.by(phone.id()))
        .isEqualTo(new RecogniseDevice.Outcome.Revoked(phone));
    assertThat(audit.of("device " + phone.id(), 10).getFirst().act()).isEqualTo("device.revoked");
  }

  @Test
  void a_device_that_was_just_recognised_is_refused_by_every_node_within_a_second() {
    Device phone = enrol();
    RecogniseDevice another = new RecogniseDevice(devices, clock);
    clock.advance(Duration.ofMillis(600));
    assertThat(recogniseDevice.by(phone.id())).isInstanceOf(Recognised.class);
    clock.advance(Duration.ofMillis(300));
    assertThat(another.by(phone.id())).isInstanceOf(Recognised.class);
    revokeDevice.revoke(phone.id(), ALMA);

    // Asked meanwhile, too: that does not keep it good.
    clock.advance(Duration.ofMillis(600));
    assertThat(recogniseDevice.by(phone.id())).isInstanceOf(Recognised.class);
    clock.advance(Duration.ofMillis(400));

    assertThat(recogniseDevice.by(phone.id()))
        .isEqualTo(new RecogniseDevice.Outcome.Revoked(phone));
    assertThat(another.by(phone.id())).isEqualTo(new RecogniseDevice.Outcome.Revoked(phone));
  }

  @Test
  void a_clock_that_was_set_back_keeps_no_device_good() {
    Device phone = enrol();
    assertThat(recogniseDevice.by(phone.id())).isInstanceOf(Recognised.class);
    revokeDevice.revoke(phone.id(), ALMA);
    clock.set(SampleEvents.NOW.minusSeconds(60));

    assertThat(recogniseDevice.by(phone.id()))
        .isEqualTo(new RecogniseDevice.Outcome.Revoked(phone));
  }

  @Test
  void revoking_again_says_since_when_and_is_one_act_in_the_trail() {
    Device phone = enrol();
    revokeDevice.revoke(phone.id(), ALMA);
    clock.advance(Duration.ofHours(1));

    assertThat(revokeDevice.revoke(phone.id(), ALMA))
        .isEqualTo(
            new RevokeDevice.Outcome.Already(
                new Devices.Enrolled(phone, SampleEvents.NOW, SampleEvents.NOW)));

    assertThat(audit.of("device " + phone.id(), 10))
        .extracting(AuditEntry::act)
        .containsExactly("device.revoked", "device.enrolled", "device.offered");
  }

  @Test
  void what_is_no_device_is_neither_recognised_nor_revoked() {
    DeviceId nobody = new DeviceId(ids.next());

    assertThat(revokeDevice.revoke(nobody, ALMA)).isEqualTo(new RevokeDevice.Outcome.NoDevice());
    assertThat(recogniseDevice.by(nobody)).isEqualTo(new RecogniseDevice.Outcome.Unknown());
    assertThat(audit.of("device " + nobody, 10)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a name far too long for the screen of a phone", "two\nlines"})
  void a_name_that_no_screen_can_show_is_refused(String name) {
    assertThatThrownBy(
            () -> new OfferEnrolment.Request(name, "Gate B", null, Direction.IN, Entrance.ALL))
        .isInstanceOfSatisfying(
            InvalidRequest.class, no -> assertThat(no.field()).isEqualTo("device-name"));
    assertThatThrownBy(
            () -> new OfferEnrolment.Request("phone 3", name, null, Direction.IN, Entrance.ALL))
        .isInstanceOfSatisfying(
            InvalidRequest.class, no -> assertThat(no.field()).isEqualTo("gate"));
    assertThatThrownBy(
            () -> new OfferEnrolment.Request("phone 3", "Gate B", name, Direction.IN, Entrance.ALL))
        .isInstanceOfSatisfying(
            InvalidRequest.class, no -> assertThat(no.field()).isEqualTo("person"));
  }

  @Test
  void everybody_leaves_by_an_exit() {
    assertThatThrownBy(
            () -> new OfferEnrolment.Request("phone 5", "Exit", null, Direction.OUT, Entrance.VIP))
        .isInstanceOfSatisfying(
            InvalidRequest.class, no -> assertThat(no.field()).isEqualTo("entrance"));
  }

  private OfferEnrolment.Offered offer() {
    return offerEnrolment.offer(
        new OfferEnrolment.Request("phone 3", "Gate B", "Alma", Direction.IN, Entrance.ALL),
        LIFE,
        ALMA);
  }

  private Device enrol() {
    OfferEnrolment.Offered offered = offer();
    enrolDevice.enrol(offered.code(), SampleKeys.ONE, null);
    return offered.device();
  }
}
