package live.maguey.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import live.maguey.catalog.Nights;
import live.maguey.orders.OrderId;
import org.junit.jupiter.api.Test;

/// What every store of refunds promises. The store is empty before each test.
public abstract class RefundsContract {
  private static final Instant NOW = Nights.NOW;
  private static final Duration LEASE = Duration.ofSeconds(30);

  protected abstract Refunds refunds();

  protected abstract OrderId anOrder();

  private Refund requested() {
    Refund refund =
        new Refund(
            new RefundId(UUID.randomUUID()),
            anOrder(),
            "pi_1",
            Nights.usd(7200),
            "late",
            Refund.State.REQUESTED,
            1,
            null,
            NOW,
            null);
    refunds().request(refund);
    return refund;
  }

  @Test
  void a_requested_refund_is_claimed_by_one_at_a_time() {
    Refund refund = requested();
    refunds().request(refund);
    assertThat(refunds().claim(9, NOW, LEASE)).extracting(Refund::id).containsExactly(refund.id());
    assertThat(refunds().claim(9, NOW.plusSeconds(29), LEASE)).isEmpty();
    assertThat(refunds().claim(9, NOW.plusSeconds(30), LEASE)).hasSize(1);
  }

  @Test
  void a_repeat_keeps_its_key_and_remembers_when_it_was_first_asked() {
    Refund refund = requested();
    refunds().claim(9, NOW, LEASE);
    refunds().retry(refund.id(), NOW.plusSeconds(5), "timeout");
    Refund again = refunds().claim(9, NOW.plusSeconds(5), LEASE).getFirst();
    assertThat(again.key()).isEqualTo(refund.key());
    assertThat(again.firstAskedAt()).isEqualTo(NOW);
  }

  @Test
  void a_new_attempt_has_a_key_of_its_own() {
    Refund refund = requested();
    refunds().claim(9, NOW, LEASE);
    refunds().nextAttempt(refund.id(), NOW.plusSeconds(5), "insufficient balance");
    Refund next = refunds().claim(9, NOW.plusSeconds(5), LEASE).getFirst();
    assertThat(next.key()).isNotEqualTo(refund.key());
    assertThat(next.firstAskedAt()).isEqualTo(NOW.plusSeconds(5));
  }

  @Test
  void a_refund_moves_forward_only() {
    Refund refund = requested();
    RefundId id = refund.id();
    String object = "re_" + id;
    assertThat(refunds().moved(id, object, Refund.State.PENDING, NOW)).isTrue();
    assertThat(refunds().claim(9, NOW.plusSeconds(99), LEASE)).isEmpty();
    assertThat(refunds().moved(id, object, Refund.State.SUCCEEDED, NOW)).isTrue();
    assertThat(refunds().moved(id, object, Refund.State.PENDING, NOW)).isFalse();
    assertThat(refunds().moved(id, object, Refund.State.CANCELLED, NOW)).isFalse();
    assertThat(refunds().moved(id, object, Refund.State.FAILED, NOW)).isTrue();
    assertThat(refunds().find(id).orElseThrow().state()).isEqualTo(Refund.State.FAILED);
    assertThat(refunds().of(refund.order())).extracting(Refund::object).containsExactly(object);
  }
}
