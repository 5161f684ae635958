package live.maguey.api.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import live.maguey.api.doctor.DeepLook.Component;
import live.maguey.api.doctor.DeepLook.Part;
import live.maguey.http.health.DeepHealth;
import live.maguey.http.health.DeepHealth.State;
import live.maguey.http.health.DeepHealth.Status;
import live.maguey.shared.TestClock;
import org.junit.jupiter.api.Test;

class DeepLookTest {
  private static final Instant NOW = Instant.parse("2026-11-28T20:00:00Z");
  private static final Finding WELL = Finding.ok("stripe", "the key is accepted");
  private static final Finding AWAY =
      Finding.failed(Defect.STRIPE_AWAY, "stripe", "refuses connections", "Wait.");

  private final TestClock clock = new TestClock(NOW);
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicReference<Finding> stripe = new AtomicReference<>(WELL);
  private final DeepLook deep =
      look(
          Duration.ofSeconds(5),
          new Part(
              "stripe",
              Duration.ofSeconds(30),
              () -> {
                looks.incrementAndGet();
                return List.of(stripe.get());
              }));

  private DeepLook look(Duration limit, Part... parts) {
    return new DeepLook(
        List.of(parts), Map.of(Component.SMTP, "no second provider is set up"), limit, clock);
  }

  @Test
  void what_was_seen_is_kept_for_a_while_and_says_its_age() {
    deep.ask();
    stripe.set(AWAY);
    clock.advance(Duration.ofSeconds(29));

    assertThat(deep.ask().at()).isEqualTo(NOW.plusSeconds(29));
    assertThat(of("stripe", deep.ask()))
        .extracting(DeepHealth.Dependency::state, DeepHealth.Dependency::looked)
        .containsExactly(State.OK, NOW);
    assertThat(looks).hasValue(1);

    clock.advance(Duration.ofSeconds(1));
    assertThat(of("stripe", deep.ask()))
        .isEqualTo(
            new DeepHealth.Dependency(
                "stripe",
                "component",
                State.FAILED,
                "refuses connections",
                "Wait.",
                "stripe-away",
                "stripe-down",
                NOW.plusSeconds(30),
                NOW.plusSeconds(30)));
    assertThat(deep.ask().status()).isEqualTo(Status.FAIL);
  }

  @Test
  void it_says_since_when_it_is_so_and_is_right_again_after() {
    deep.ask();
    clock.advance(Duration.ofMinutes(1));
    deep.ask();
    stripe.set(AWAY);
    clock.advance(Duration.ofMinutes(1));
    deep.ask();
    clock.advance(Duration.ofMinutes(1));

    assertThat(of("stripe", deep.ask()))
        .extracting(DeepHealth.Dependency::since, DeepHealth.Dependency::looked)
        .containsExactly(NOW.plusSeconds(120), NOW.plusSeconds(180));

    stripe.set(WELL);
    clock.advance(Duration.ofMinutes(1));
    assertThat(of("stripe", deep.ask()))
        .extracting(
            DeepHealth.Dependency::state,
            DeepHealth.Dependency::since,
            DeepHealth.Dependency::finding)
        .containsExactly(State.OK, NOW.plusSeconds(240), null);
    assertThat(deep.ask().status()).isEqualTo(Status.PASS);
  }

  @Test
  void a_flood_of_questions_costs_one_look() throws Exception {
    CountDownLatch answer = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    DeepLook slow =
        look(
            Duration.ofSeconds(30),
            new Part(
                "stripe",
                Duration.ofSeconds(30),
                () -> {
                  looks.incrementAndGet();
                  asked.countDown();
                  answer.await();
                  // However long the look took, it is newer than the questions that waited for it.
                  clock.advance(Duration.ofSeconds(31));
                  return List.of(WELL);
                }));
    List<Future<DeepHealth>> all = new ArrayList<>();
    try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<DeepHealth> ask = slow::ask;
      for (int i = 0; i < 200; i++) {
        all.add(many.submit(ask));
      }
      asked.await();
      answer.countDown();
    }

    for (Future<DeepHealth> each : all) {
      assertThat(of("stripe", each.get()).state()).isEqualTo(State.OK);
    }
    assertThat(looks).hasValue(1);
  }

  @Test
  void a_check_that_hangs_costs_the_others_nothing_and_a_database_that_hangs_has_failed() {
    DeepLook hanging =
        look(
            Duration.ofMillis(200),
            new Part("database", Duration.ofSeconds(5), DeepLookTest::never),
            new Part("resend", Duration.ofSeconds(5), DeepLookTest::never),
            new Part("stripe", Duration.ofSeconds(5), () -> List.of(WELL)));

    assertThat(hanging.ask().dependencies())
        .extracting(
            DeepHealth.Dependency::name,
            DeepHealth.Dependency::state,
            DeepHealth.Dependency::finding)
        .contains(
            tuple("database", State.FAILED, "check-slow"),
            tuple("resend", State.SLOW, "check-slow"),
            tuple("stripe", State.OK, null),
            tuple("schema", State.UNKNOWN, null),
            tuple("jobs:oldest", State.UNKNOWN, null),
            tuple("smtp", State.OFF, null));
  }

  @Test
  void a_component_is_as_well_as_the_worst_that_was_found_of_it() {
    DeepLook two =
        look(
            Duration.ofSeconds(5),
            new Part(
                "database",
                Duration.ofSeconds(5),
                () -> List.of(Clocks.compared("the database's", NOW, NOW))),
            new Part(
                "stripe",
                Duration.ofSeconds(5),
                () -> List.of(WELL, Clocks.compared("Stripe's", NOW.plusSeconds(90), NOW))));

    assertThat(of("clock", two.ask()))
        .extracting(DeepHealth.Dependency::state, DeepHealth.Dependency::seen)
        .containsExactly(State.FAILED, "is 90 s ahead of Stripe's");
  }

  private static List<Finding> never() throws InterruptedException {
    new CountDownLatch(1).await();
    return List.of();
  }

  private static DeepHealth.Dependency of(String name, DeepHealth health) {
    return health.dependencies().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
