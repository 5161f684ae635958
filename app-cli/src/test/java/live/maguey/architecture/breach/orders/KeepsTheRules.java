package live.maguey.architecture.breach.orders;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// How it is done: all of it is given.
record KeepsTheRules(InstantSource clock, RandomGenerator chance) {
  UUID id() {
    return new UUID(clock.millis(), chance.nextLong());
  }

  static Instant by(Clock clock) {
    return Instant.now(clock);
  }
}
