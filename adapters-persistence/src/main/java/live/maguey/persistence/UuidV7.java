package live.maguey.persistence;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import live.maguey.shared.Ids;

/// UUIDv7 (RFC 9562, section 5.7): 48 bits of Unix milliseconds, the rest random.
public final class UuidV7 implements Ids {
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public UuidV7(InstantSource clock) {
    this.clock = clock;
  }

  /// The least id that is made at that time.
  public static UUID least(Instant at) {
    return new UUID((at.toEpochMilli() << 16) | 0x7000, 0x8000_0000_0000_0000L);
  }

  @Override
  public UUID next() {
    long high = (clock.millis() << 16) | 0x7000 | (random.nextInt() & 0x0FFF);
    long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
