package live.maguey.cli.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import live.maguey.api.Desk;
import live.maguey.orders.OrderId;
import org.jspecify.annotations.Nullable;

/// What entries of the trail are about, as `maguey trace` finds it.
final class Subjects {
  private static final String ORDER = "order ";

  private final Desk desk;
  private final Map<String, Optional<String>> known = new HashMap<>();

  Subjects(Desk desk) {
    this.desk = desk;
  }

  /// @return an order's number; null where the subject is something else
  @Nullable String reference(String subject) {
    return known.computeIfAbsent(subject, this::find).orElse(null);
  }

  private Optional<String> find(String subject) {
    return subject.startsWith(ORDER)
        ? desk.stores()
            .orders()
            .find(OrderId.parse(subject.substring(ORDER.length())))
            .map(order -> order.details().reference().value())
        : Optional.empty();
  }
}
