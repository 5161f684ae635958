package live.maguey.trace;

import java.util.List;
import live.maguey.orders.Order;

/// One order's timeline.
///
/// @param moments the earliest first
public record Trace(Order order, List<Moment> moments, List<Missing> missing) {
  public Trace {
    moments = List.copyOf(moments);
    missing = List.copyOf(missing);
  }
}
