package live.maguey.shared;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// From when to when, both included.
public record Span(Instant from, Instant until) {
  /// No matter when.
  public static final Span EVER = new Span(Instant.EPOCH, Instant.MAX);

  /// @param at null is within [#EVER] only
  public boolean has(@Nullable Instant at) {
    return at == null ? equals(EVER) : !at.isBefore(from) && !at.isAfter(until);
  }
}
