package live.maguey.orders;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import live.maguey.events.EventId;
import live.maguey.shared.Language;
import live.maguey.shared.Money;

/// What stays the same in every state of an order.
///
/// @param businessDate the night it belongs to; @param linkVersion raised to revoke the private
///   link
/// @param disputed a flag and not a state: disputes can be won
public record OrderDetails(
    OrderId id,
    OrderReference reference,
    EventId event,
    Channel channel,
    BuyerId buyer,
    Language language,
    List<OrderLine> lines,
    Instant placedAt,
    LocalDate businessDate,
    int linkVersion,
    boolean disputed) {
  public OrderDetails {
    lines = List.copyOf(lines);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("an order has at least one line");
    }
  }

  /// @throws java.util.NoSuchElementException when it has none
  public OrderLine line(int no) {
    return lines.stream().filter(line -> line.no() == no).findFirst().orElseThrow();
  }

  /// All-in; what is charged.
  public Money total() {
    return lines.stream().map(OrderLine::total).reduce(Money::plus).orElseThrow();
  }

  public Money fees() {
    return lines.stream().map(OrderLine::fee).reduce(Money::plus).orElseThrow();
  }

  /// How many people it admits.
  public int places() {
    return lines.stream().mapToInt(OrderLine::admits).sum();
  }
}
