package live.maguey.refunds;

import java.time.Instant;
import java.util.List;
import live.maguey.events.EventId;
import live.maguey.orders.OrderId;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.shared.Money;
import live.maguey.shared.Page;
import org.jspecify.annotations.Nullable;

/// Reads refunds of all orders, for people.
public interface RefundSearch {
  /// Newest first.
  List<Found> list(Wanted wanted);

  /// The refunds of an event's orders by their state, in the order of the states and of currencies;
  /// states that no refund is in are left out.
  List<Figure> figures(EventId event);

  /// @param count how many refunds; @param amount their sum
  record Figure(Refund.State state, int count, Money amount) {}

  /// @param failing only what did not reach its buyer
  /// @param state null does not restrict
  /// @param page by when they were requested
  record Wanted(Refund.@Nullable State state, boolean failing, Page<RefundId> page) {}

  /// @param object Stripe's `re_…`, null until it answered
  /// @param answer what Stripe last said, null where it refused nothing
  record Found(
      RefundId id,
      OrderId order,
      Money amount,
      String reason,
      Refund.State state,
      int attempt,
      @Nullable String object,
      Instant requestedAt,
      @Nullable String answer) {}
}
