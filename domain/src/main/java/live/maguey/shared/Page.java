package live.maguey.shared;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which part of a list that has the newest first is wanted; rows of the same time stand by id, the
/// greatest first. What else a row must be, each list says itself.
///
/// @param within of when its rows are
/// @param after the last row of the page before; null: from the newest on
/// @param limit at most so many rows, 1 or more
/// @param <I> what a row is known by
public record Page<I>(Span within, @Nullable Row<I> after, int limit) {
  /// A row's place in its list, also where it is no longer listed itself.
  public record Row<I>(Instant at, I id) {}

  public Page {
    if (limit < 1) {
      throw new IllegalArgumentException("a page has a row at least, not " + limit);
    }
  }

  /// The newest of all.
  public static <I> Page<I> newest(int limit) {
    return new Page<>(Span.EVER, null, limit);
  }

  public Page<I> within(Span span) {
    return new Page<>(span, after, limit);
  }

  public Page<I> after(Row<I> row) {
    return new Page<>(within, row, limit);
  }
}
