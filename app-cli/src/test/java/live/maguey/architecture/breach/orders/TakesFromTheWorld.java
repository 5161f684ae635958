package live.maguey.architecture.breach.orders;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/// Time, chance, environment and threads that no test can own.
final class TakesFromTheWorld {
  private TakesFromTheWorld() {}

  static List<Object> all() {
    Supplier<Instant> byReference = Instant::now;
    return List.of(
        byReference,
        LocalDate.now(),
        System.nanoTime(),
        Clock.systemUTC(),
        UUID.randomUUID(),
        new Random(),
        ThreadLocalRandom.current(),
        System.getenv("HOME"),
        Thread.startVirtualThread(() -> {}),
        Executors.newVirtualThreadPerTaskExecutor());
  }
}
