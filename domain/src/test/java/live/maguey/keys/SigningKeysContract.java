package live.maguey.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// What every store of ticket keys promises.
public abstract class SigningKeysContract {
  protected static final Instant MARCH = Instant.parse("2026-03-01T12:00:00.123Z");
  protected static final Instant APRIL = Instant.parse("2026-04-01T12:00:00.456Z");

  /// An empty store, the same one during one test; several threads use it at once.
  protected abstract SigningKeys keys();

  @Test
  void a_new_server_has_no_keys() {
    assertThat(keys().all()).isEmpty();
  }

  @Test
  void a_key_is_read_back_as_it_was_stored() {
    SigningKey first = key(1, MARCH);

    assertThat(keys().rotate(first)).isTrue();

    assertThat(keys().all()).singleElement().usingRecursiveComparison().isEqualTo(first);
  }

  @Test
  void the_key_before_stops_signing_when_the_next_is_made_and_goes_on_verifying() {
    keys().rotate(key(1, MARCH));
    keys().rotate(key(2, APRIL));

    List<SigningKey> all = keys().all();

    assertThat(all).extracting(SigningKey::id).containsExactly(2, 1);
    assertThat(all).extracting(SigningKey::signs).containsExactly(true, false);
    assertThat(all.get(1).signsUntil()).isEqualTo(APRIL);
    assertThat(all.get(1).verifiesUntil()).isNull();
    assertThat(all.get(1).verifiesAt(APRIL.plus(Duration.ofDays(30)))).isTrue();
  }

  @Test
  void a_key_that_no_longer_signs_gets_one_end_and_keeps_it() {
    keys().rotate(key(1, MARCH));
    keys().rotate(key(2, APRIL));
    Instant end = APRIL.plus(Duration.ofDays(9));

    assertThat(keys().endRetired(end)).isEqualTo(1);
    assertThat(keys().endRetired(end.plusSeconds(1))).isZero();

    assertThat(keys().all()).extracting(SigningKey::verifiesUntil).containsExactly(null, end);
  }

  @Test
  void a_revoked_key_ends_at_once_and_for_good_and_one_that_signs_is_not_revoked() {
    keys().rotate(key(1, MARCH));
    assertThat(keys().revoke(1, APRIL)).isFalse();
    assertThat(keys().revoke(7, APRIL)).isFalse();
    keys().rotate(key(2, APRIL));
    keys().endRetired(APRIL.plus(Duration.ofDays(9)));

    assertThat(keys().revoke(1, APRIL.plusSeconds(5))).isTrue();
    assertThat(keys().revoke(1, APRIL.plusSeconds(9))).isTrue();

    SigningKey first = keys().all().getLast();
    assertThat(first.revokedAt()).isEqualTo(APRIL.plusSeconds(5));
    assertThat(first.verifiesUntil()).isEqualTo(APRIL.plusSeconds(5));
    assertThat(keys().all().getFirst().revokedAt()).isNull();
  }

  @Test
  void a_key_is_sealed_again_once_and_stays_what_it_is() {
    keys().rotate(key(1, MARCH));
    keys().rotate(key(2, APRIL));
    SigningKey before = keys().all().getLast();
    byte[] resealed = {4, 2};

    assertThat(keys().reseal(before, resealed)).isTrue();
    assertThat(keys().reseal(before, new byte[] {6, 6})).isFalse();
    assertThat(keys().reseal(key(9, APRIL), resealed)).isFalse();

    assertThat(keys().all().getLast())
        .usingRecursiveComparison()
        .isEqualTo(
            new SigningKey(
                1, before.publicKey(), resealed, MARCH, before.signsUntil(), null, null));
    assertThat(keys().all().getFirst()).usingRecursiveComparison().isEqualTo(key(2, APRIL));
  }

  @Test
  void a_third_key_leaves_the_first_ones_end_alone() {
    keys().rotate(key(1, MARCH));
    keys().rotate(key(2, APRIL));
    keys().rotate(key(3, APRIL.plusSeconds(60)));

    assertThat(keys().all())
        .extracting(SigningKey::signsUntil)
        .containsExactly(null, APRIL.plusSeconds(60), APRIL);
  }

  @Test
  void an_id_that_is_taken_is_refused_and_nothing_changes() {
    keys().rotate(key(1, MARCH));
    SigningKey second = key(2, APRIL);
    keys().rotate(second);

    assertThat(keys().rotate(key(2, APRIL.plusSeconds(1)))).isFalse();
    assertThat(keys().rotate(key(1, APRIL.plusSeconds(1)))).isFalse();

    assertThat(keys().all()).extracting(SigningKey::id).containsExactly(2, 1);
    assertThat(keys().all().getFirst()).usingRecursiveComparison().isEqualTo(second);
    assertThat(keys().all().getLast().signsUntil()).isEqualTo(APRIL);
  }

  @Test
  void ids_only_grow() {
    keys().rotate(key(5, MARCH));

    assertThat(keys().rotate(key(4, APRIL))).isFalse();

    assertThat(keys().all()).singleElement().matches(SigningKey::signs).matches(it -> it.id() == 5);
  }

  @Test
  void the_largest_id_fits() {
    keys().rotate(key(SigningKey.MAX_ID, MARCH));

    assertThat(keys().all()).extracting(SigningKey::id).containsExactly(255);
  }

  @Test
  void of_many_nodes_that_rotate_at_once_one_wins_and_one_key_signs() throws Exception {
    keys().rotate(key(1, MARCH));

    List<Boolean> won = rotateAtOnce(2);

    assertThat(won).containsOnlyOnce(true);
    List<SigningKey> all = keys().all();
    assertThat(all).extracting(SigningKey::id).containsExactly(2, 1);
    assertThat(all).extracting(SigningKey::signs).containsExactly(true, false);
    assertThat(all.getLast().signsUntil()).isEqualTo(all.getFirst().createdAt());
  }

  @Test
  void of_many_nodes_that_start_a_new_server_at_once_one_makes_the_first_key() throws Exception {
    List<Boolean> won = rotateAtOnce(1);

    assertThat(won).containsOnlyOnce(true);
    assertThat(keys().all()).singleElement().matches(SigningKey::signs);
  }

  /// Eight nodes make a key of the same id. @return who was told that its key signs
  private List<Boolean> rotateAtOnce(int id) throws Exception {
    int nodes = 8;
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Boolean>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int node = 0; node < nodes; node++) {
        SigningKey next = key(id, APRIL.plusSeconds(node));
        answers.add(
            threads.submit(() -> {
              start.await();
              return keys().rotate(next);
            }));
      }
      start.countDown();
    }

    List<Boolean> won = new ArrayList<>();
    for (Future<Boolean> answer : answers) {
      won.add(answer.get());
    }
    return won;
  }

  /// Not a real pair: a store does not look into the bytes.
  protected static SigningKey key(int id, Instant createdAt) {
    byte[] publicKey = new byte[32];
    Arrays.fill(publicKey, (byte) id);
    byte[] sealed = new byte[60];
    Arrays.fill(sealed, (byte) -id);
    return new SigningKey(id, publicKey, sealed, createdAt, null, null, null);
  }
}
