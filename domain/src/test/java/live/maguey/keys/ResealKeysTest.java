package live.maguey.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import live.maguey.audit.Actor;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.Cause;
import live.maguey.audit.InMemoryAuditTrail;
import live.maguey.keys.ResealKeys.Outcome;
import live.maguey.shared.InMemoryUnitOfWork;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResealKeysTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final byte NEWEST = 2;

  private final InMemoryWorld world = new InMemoryWorld();
  private final InMemorySigningKeys keys = new InMemorySigningKeys(world);
  private final InMemoryAuditTrail audit = new InMemoryAuditTrail(world);
  private final Set<Integer> shut = new HashSet<>();
  private final ResealKeys reseal =
      new ResealKeys(keys, this::answer, new InMemoryUnitOfWork(world), audit, new TestClock(NOW));
  private final Cause cause = new Cause(Actor.operator("owner@office"), null);

  /// What seals is the first byte of what is sealed.
  private Resealing.Answer answer(SigningKey key) {
    if (shut.contains(key.id())) {
      return new Resealing.Answer.Shut();
    }
    byte[] sealed = key.sealedPrivateKey();
    return sealed[0] == NEWEST
        ? new Resealing.Answer.Newest()
        : new Resealing.Answer.Resealed(new byte[] {NEWEST, sealed[1]});
  }

  @BeforeEach
  void three_keys_the_last_one_sealed_with_the_newest() {
    for (int id = 1; id <= 3; id++) {
      byte[] sealed = {(byte) (id == 3 ? NEWEST : 1), (byte) (id * 10)};
      keys.rotate(new SigningKey(id, new byte[32], sealed, NOW.plusSeconds(id), null, null, null));
    }
  }

  @Test
  void what_the_old_master_key_seals_is_sealed_with_the_newest_and_recorded() {
    assertThat(reseal.preview()).isEqualTo(new Outcome.Resealed(List.of(2, 1)));
    assertThat(sealed()).containsExactly("2 30", "1 20", "1 10");

    assertThat(reseal.reseal(cause)).isEqualTo(new Outcome.Resealed(List.of(2, 1)));

    assertThat(sealed()).containsExactly("2 30", "2 20", "2 10");
    assertThat(audit.of("ticket keys", 9))
        .extracting(AuditEntry::act, AuditEntry::detail)
        .containsExactly(tuple("key.resealed", "2, 1: sealed with the newest master key"));
  }

  @Test
  void doing_it_again_changes_and_records_nothing() {
    var _ = reseal.reseal(cause);

    assertThat(reseal.reseal(cause)).isEqualTo(new Outcome.Resealed(List.of()));
    assertThat(audit.of("ticket keys", 9)).hasSize(1);
  }

  @Test
  void nothing_is_stored_while_one_key_opens_with_no_master_key() {
    shut.add(1);

    assertThat(reseal.reseal(cause)).isEqualTo(new Outcome.Shut(1));

    assertThat(sealed()).containsExactly("2 30", "1 20", "1 10");
    assertThat(audit.of("ticket keys", 9)).isEmpty();
  }

  private List<String> sealed() {
    return keys.all().stream()
        .map(key -> key.sealedPrivateKey()[0] + " " + key.sealedPrivateKey()[1])
        .toList();
  }
}
