package live.maguey.cli.command;

import java.time.Duration;
import java.time.Instant;
import live.maguey.shared.Span;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How far back to look: `--since 2h`.
public final class SinceOption {
  @Option(
      names = "--since",
      paramLabel = "SPAN",
      converter = Since.class,
      description = "Only what is newer than this, such as 30m, 2h or 7d.")
  private @Nullable Duration since;

  public boolean isGiven() {
    return since != null;
  }

  /// From then on; the beginning where it is not given.
  public Instant from(Instant now) {
    return since == null ? Span.EVER.from() : now.minus(since);
  }

  /// Whether it is given and goes back no further than `until`.
  boolean isWithin(Duration until) {
    return since != null && since.compareTo(until) <= 0;
  }
}
