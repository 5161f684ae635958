package live.maguey.refunds;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import live.maguey.events.EventId;
import live.maguey.orders.OrderId;
import live.maguey.payments.Refund;
import live.maguey.shared.InMemoryPages;
import live.maguey.shared.Money;
import live.maguey.shared.Page;

/// Reads refunds in memory.
public final class InMemoryRefundSearch implements RefundSearch {
  private final InMemoryRefunds refunds;
  private final Function<OrderId, EventId> events;

  /// @param events of which event an order is
  public InMemoryRefundSearch(InMemoryRefunds refunds, Function<OrderId, EventId> events) {
    this.refunds = refunds;
    this.events = events;
  }

  @Override
  public List<Found> list(Wanted wanted) {
    return InMemoryPages.of(
            wanted.page(),
            refunds.all().stream()
                .filter(r -> wanted.state() == null || r.state() == wanted.state())
                .filter(r -> !wanted.failing() || r.isOwed()),
            r -> new Page.Row<>(r.requestedAt(), r.id()))
        .stream()
        .map(r ->
            new Found(
                r.id(),
                r.order(),
                r.amount(),
                r.reason(),
                r.state(),
                r.attempt(),
                r.object().orElse(null),
                r.requestedAt(),
                refunds.answer(r.id())))
        .toList();
  }

  @Override
  public List<Figure> figures(EventId event) {
    List<Refund> all =
        refunds.all().stream().filter(r -> events.apply(r.order()).equals(event)).toList();
    return Stream.of(Refund.State.values())
        .map(state -> all.stream().filter(r -> r.state() == state).toList())
        .filter(some -> !some.isEmpty())
        .map(some ->
            new Figure(
                some.getFirst().state(),
                some.size(),
                some.stream().map(Refund::amount).reduce(Money::plus).orElseThrow()))
        .toList();
  }
}
