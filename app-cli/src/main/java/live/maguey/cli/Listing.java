package live.maguey.cli;

import java.time.Duration;
import java.time.Instant;
import live.maguey.api.Desk;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How far back a list goes, and how long it is.
public final class Listing {
  @Option(
      names = "--since",
      paramLabel = "SPAN",
      converter = Since.class,
      description = "Only what came not longer ago: 30m, 2h, 7d.")
  private @Nullable Duration since;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      converter = Count.class,
      description = "How many at most; default ${DEFAULT-VALUE}.")
  private int limit;

  public Instant from(Desk desk) {
    return since == null ? Instant.EPOCH : desk.stores().clock().instant().minus(since);
  }

  public int limit() {
    return limit;
  }
}
