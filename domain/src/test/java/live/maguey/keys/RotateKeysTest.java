package live.maguey.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import live.maguey.audit.Actor;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.events.Event;
import live.maguey.events.InMemoryEvents;
import live.maguey.events.SampleEvents;
import live.maguey.keys.RotateKeys.Outcome;
import live.maguey.shared.InMemoryUnitOfWork;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.Page;
import live.maguey.shared.SequentialIds;
import live.maguey.shared.Unavailable;
import org.junit.jupiter.api.Test;

class RotateKeysTest {
  private static final Actor OPERATOR = Actor.operator("root@ops-1");
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456789Z");

  private final InMemoryWorld world = new InMemoryWorld();
  private final InMemorySigningKeys keys = new InMemorySigningKeys(world);
  private final InMemoryEvents events = new InMemoryEvents(world);
  private final List<AuditEntry> trail = world.list();
  private boolean trailIsFull;
  private final RotateKeys rotate = rotateWith(SigningKeysContract::key);

  @Test
  void the_first_start_makes_key_1_and_the_next_start_keeps_it() {
    SigningKey made = rotate.ensure();
    SigningKey kept = rotate.ensure();

    assertThat(made.id()).isEqualTo(1);
    assertThat(kept.id()).isEqualTo(1);
    assertThat(keys.all()).hasSize(1);
    assertThat(trail).extracting(AuditEntry::actor).containsExactly(Actor.system("keys"));
  }

  @Test
  void a_start_that_another_node_overtakes_takes_the_other_nodes_key() {
    RotateKeys slow =
        rotateWith((id, now) -> {
          keys.rotate(SigningKeysContract.key(id, now));
          return SigningKeysContract.key(id, now.plusSeconds(1));
        });

    assertThat(slow.ensure().createdAt()).isEqualTo(Instant.parse("2026-03-01T12:00:00.123Z"));
    assertThat(trail).isEmpty();
  }

  @Test
  void rotating_puts_the_next_id_to_work_and_tells_who_did_it() {
    rotate.ensure();

    Outcome outcome = rotate.rotate(OPERATOR);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Rotated.class, it -> assertThat(it.key().id()).isEqualTo(2));
    assertThat(keys.all()).extracting(SigningKey::signs).containsExactly(true, false);
    AuditEntry told = trail.getLast();
    assertThat(told.actor()).isEqualTo(OPERATOR);
    assertThat(told.act()).isEqualTo("key.rotated");
    assertThat(told.subject()).isEqualTo("key 2");
  }

  @Test
  void the_key_before_verifies_until_a_day_after_the_last_published_event_ends() {
    Event last = SampleEvents.tonight(new SequentialIds()).event();
    events.add(last);
    rotate.ensure();

    rotate.rotate(OPERATOR);

    assertThat(keys.all())
        .extracting(SigningKey::verifiesUntil)
        .containsExactly(null, last.ends().plus(Duration.ofDays(1)));
  }

  @Test
  void a_key_that_retired_without_an_end_gets_one_at_the_next_start() {
    keys.rotate(SigningKeysContract.key(1, NOW));
    keys.rotate(SigningKeysContract.key(2, NOW));

    rotate.ensure();

    assertThat(keys.all().getLast().verifiesUntil()).isEqualTo(NOW.plus(Duration.ofDays(1)));
  }

  @Test
  void of_two_operators_who_rotate_at_once_one_is_told_that_it_is_done() {
    rotate.ensure();
    RotateKeys slow =
        rotateWith((id, now) -> {
          keys.rotate(SigningKeysContract.key(id, now));
          return SigningKeysContract.key(id, now);
        });

    assertThat(slow.rotate(OPERATOR)).isEqualTo(new Outcome.Overtaken());
    assertThat(keys.all()).hasSize(2);
  }

  @Test
  void no_id_is_used_twice_when_all_are_used_up() {
    keys.rotate(SigningKeysContract.key(SigningKey.MAX_ID, NOW));

    assertThatThrownBy(() -> rotate.rotate(OPERATOR))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("255");
    assertThat(keys.all()).hasSize(1);
  }

  @Test
  void a_rotation_that_the_trail_cannot_tell_of_does_not_happen() {
    rotate.ensure();
    trailIsFull = true;

    assertThatThrownBy(() -> rotate.rotate(OPERATOR)).isInstanceOf(Unavailable.class);

    assertThat(keys.all()).singleElement().matches(SigningKey::signs);
  }

  private RotateKeys rotateWith(KeyMaker maker) {
    return new RotateKeys(
        keys,
        events,
        maker,
        new InMemoryUnitOfWork(world),
        new ListedTrail(),
        InstantSource.fixed(NOW));
  }

  private final class ListedTrail implements AuditTrail {
    @Override
    public void record(List<AuditEntry> entries) {
      if (trailIsFull) {
        throw new Unavailable("the trail takes nothing");
      }
      trail.addAll(entries);
    }

    @Override
    public List<AuditEntry> of(String subject, int limit) {
      return trail.stream().filter(it -> it.subject().equals(subject)).limit(limit).toList();
    }

    @Override
    public Optional<AuditEntry> find(long number) {
      return Optional.empty();
    }

    @Override
    public List<Numbered> list(boolean people, Page<Long> page) {
      return List.of();
    }
  }
}
