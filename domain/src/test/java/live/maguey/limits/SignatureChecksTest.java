package live.maguey.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import live.maguey.events.SampleEvents;
import live.maguey.shared.Network;
import live.maguey.shared.TestClock;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SignatureChecksTest {
  private static final Network STRIPE = new Network("198.51.100.1");
  private static final Network FLOOD = new Network("203.0.113.7");

  private final TestClock clock = new TestClock(SampleEvents.NOW);
  private final SignatureChecks doubts = new SignatureChecks(clock);

  private boolean isChecked(Network network) {
    return doubts.delay(network).isEmpty();
  }

  private void wrong(Network network, int times) {
    IntStream.range(0, times).forEach(_ -> doubts.wasWrong(network));
  }

  /// How many of so many are checked now.
  private long checked(Network network, int tried) {
    return IntStream.range(0, tried).filter(_ -> isChecked(network)).count();
  }

  @Test
  void a_network_that_was_never_wrong_is_checked_as_often_as_it_likes() {
    assertThat(checked(STRIPE, 10_000)).isEqualTo(10_000);
  }

  @Test
  void a_few_wrong_signatures_raise_no_doubt() {
    wrong(STRIPE, SignatureChecks.WRONG - 1);
    assertThat(checked(STRIPE, 1_000)).isEqualTo(1_000);
  }

  @Test
  void networks_in_doubt_share_so_many_checks_and_are_told_when_to_come_again() {
    Network second = new Network("203.0.113.8");
    wrong(FLOOD, SignatureChecks.WRONG);
    wrong(second, SignatureChecks.WRONG);

    assertThat(checked(FLOOD, 50) + checked(second, 50)).isEqualTo(60);
    assertThat(doubts.delay(FLOOD)).contains(Duration.ofSeconds(1));
    clock.advance(Duration.ofSeconds(1));
    assertThat(checked(second, 50)).isEqualTo(1);
  }

  @Test
  void others_are_checked_while_a_flood_has_spent_the_share() {
    wrong(FLOOD, SignatureChecks.WRONG);
    checked(FLOOD, 1_000);
    assertThat(checked(STRIPE, 1_000)).isEqualTo(1_000);
  }

  @Test
  void one_right_signature_ends_the_doubt() {
    wrong(STRIPE, 100);
    checked(STRIPE, 100);
    doubts.wasRight(STRIPE);
    assertThat(checked(STRIPE, 1_000)).isEqualTo(1_000);
    wrong(STRIPE, SignatureChecks.WRONG - 1);
    assertThat(checked(STRIPE, 1_000)).isEqualTo(1_000);
  }

  @Test
  void who_starts_with_another_secret_has_no_doubts() {
    wrong(STRIPE, 100);
    checked(STRIPE, 100);
    assertThat(isChecked(STRIPE)).isFalse();

    assertThat(new SignatureChecks(clock).delay(STRIPE)).isEmpty();
  }

  @Test
  void old_mistakes_are_forgotten() {
    wrong(STRIPE, 100);
    clock.advance(SignatureChecks.REMEMBERED.plusSeconds(1));
    assertThat(checked(STRIPE, 1_000)).isEqualTo(1_000);
    doubts.wasWrong(STRIPE);
    assertThat(checked(STRIPE, 1_000)).isEqualTo(1_000);
  }

  @Test
  void of_so_many_networks_the_one_that_was_wrong_longest_ago_is_forgotten() {
    wrong(STRIPE, SignatureChecks.WRONG);
    wrong(FLOOD, SignatureChecks.WRONG);
    checked(FLOOD, 60);
    for (int i = 0; i < SignatureChecks.MOST_NETWORKS - 1; i++) {
      doubts.wasWrong(new Network("10.0." + i / 256 + "." + i % 256));
    }
    assertThat(isChecked(STRIPE)).isTrue();
    assertThat(isChecked(FLOOD)).isFalse();
  }

  /// Whatever came before, in whatever order: who was right last, or was wrong less than five times
  /// since, is checked; and in one minute no more than the share is checked of all others.
  @Property(tries = 200)
  void nobody_else_is_ever_refused_a_check(@ForAll long seed) {
    SignatureChecks fresh = new SignatureChecks(clock);
    Random random = new Random(seed);
    Map<Network, Integer> wrongSince = new HashMap<>();
    int inDoubt = 0;
    for (int i = 0; i < 600; i++) {
      Network network = new Network("192.0.2." + random.nextInt(6));
      int wrong = wrongSince.getOrDefault(network, 0);
      boolean isChecked = fresh.delay(network).isEmpty();
      if (wrong < SignatureChecks.WRONG) {
        assertThat(isChecked).isTrue();
      } else if (isChecked) {
        inDoubt++;
      }
      if (isChecked && random.nextInt(8) == 0) {
        fresh.wasRight(network);
        wrongSince.remove(network);
      } else if (isChecked) {
        fresh.wasWrong(network);
        wrongSince.put(network, wrong + 1);
      }
    }
    assertThat(inDoubt).isLessThanOrEqualTo(60);
  }

  @Test
  void a_flood_on_many_threads_gets_its_share_and_stripe_every_check() throws Exception {
    wrong(FLOOD, SignatureChecks.WRONG);
    List<Future<Long>> flood = new ArrayList<>();
    List<Future<Long>> stripe = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      for (int i = 0; i < 8; i++) {
        flood.add(threads.submit(() -> checked(FLOOD, 500)));
        stripe.add(
            threads.submit(() -> {
              long checked = 0;
              for (int n = 0; n < 500; n++) {
                checked += checked(STRIPE, 1);
                doubts.wasRight(STRIPE);
              }
              return checked;
            }));
      }
    }
    assertThat(sum(flood)).isEqualTo(60);
    assertThat(sum(stripe)).isEqualTo(4_000);
  }

  private static long sum(List<Future<Long>> counts) throws Exception {
    long sum = 0;
    for (Future<Long> count : counts) {
      sum += count.get();
    }
    return sum;
  }
}
