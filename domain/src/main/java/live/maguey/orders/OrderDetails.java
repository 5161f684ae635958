package live.maguey.orders;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import live.maguey.events.Event;
import live.maguey.events.EventId;
import live.maguey.shared.Language;
import live.maguey.shared.Money;

/// What stays the same in every state of an order.
///
/// @param businessDate the night it belongs to
/// @param disputed a flag and not a state: disputes can be won
public record OrderDetails(
    OrderId id,
    OrderReference reference,
    EventId event,
    LocalDate businessDate,
    Sale sale,
    Contact contact,
    List<OrderLine> lines,
    boolean disputed) {

  /// How and when it was placed.
  public record Sale(Channel channel, Instant placedAt) {}

  /// Whom it is for, and how they are reached.
  ///
  /// @param linkVersion raised to revoke the private link
  public record Contact(BuyerId buyer, Language language, int linkVersion) {}

  public OrderDetails {
    lines = List.copyOf(lines);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("an order has at least one line");
    }
  }

  /// As a buyer places it, in their language.
  public static OrderDetails placed(
      OrderId id,
      Event event,
      Channel channel,
      Buyer buyer,
      List<OrderLine> lines,
      Instant placedAt) {
    return new OrderDetails(
        id,
        OrderReference.of(id),
        event.id(),
        event.businessDate(),
        new Sale(channel, placedAt),
        new Contact(buyer.id(), buyer.language(), 1),
        lines,
        false);
  }

  public Channel channel() {
    return sale.channel();
  }

  public Instant placedAt() {
    return sale.placedAt();
  }

  public BuyerId buyer() {
    return contact.buyer();
  }

  public Language language() {
    return contact.language();
  }

  public int linkVersion() {
    return contact.linkVersion();
  }

  /// Whether a table is among what it is of.
  public boolean hasTable() {
    return table().isPresent();
  }

  /// The line of its table, of which it has one at most.
  public Optional<OrderLine> table() {
    return lines.stream().filter(line -> line.item() instanceof Item.Table).findFirst();
  }

  /// Whether what is paid for its table is a deposit.
  public boolean hasDeposit() {
    return lines.stream().anyMatch(line -> line.minimumSpend().isPresent());
  }

  /// @throws java.util.NoSuchElementException when it has none of this number
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
