package live.maguey.backups;

import java.time.Instant;
import java.util.Map;

/// Manifests for tests.
public final class SampleManifests {
  public static final Contents CONTENTS =
      new Contents(Map.of("orders", 7L, "tickets", 9L), Map.of("stripe charge USD", 34_000L));

  private SampleManifests() {}

  public static Manifest at(Instant at) {
    return new Manifest(
        at, "0.1.0", "23", "maguey", 1_234, "00ff", CONTENTS, Map.of("pg_dump", "15"));
  }
}
