package live.maguey.shared;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Follows a piece of work through the log: what is written while it is done names the request that
/// caused it, and its order.
@FunctionalInterface
public interface Trail {
  /// Where nobody reads a log.
  Trail NONE = (_, _, work) -> work.get();

  /// @param requestId of the request that caused it; null for none
  /// @param order its id; null when the work is about no order, or it is not known yet
  /// @return what the work returns
  String follow(@Nullable String requestId, @Nullable String order, Supplier<String> work);
}
