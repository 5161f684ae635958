package live.maguey.orders;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import live.maguey.events.InventoryId;
import live.maguey.events.TableId;
import live.maguey.events.Tier;
import live.maguey.events.TierId;
import live.maguey.shared.Money;
import live.maguey.tables.Table;

/// So many of one item at one price.
///
/// @param no 1, 2, … within the order
/// @param quantity 1 or more
/// @param released how many of them are for sale again
public record OrderLine(int no, Item item, int quantity, Price price, int released) {
  /// What one of the item costs.
  ///
  /// @param each all-in, what the buyer saw
  /// @param fee the part of it that is the venue's fee; @param tax the part that is tax, which is
  ///   inside the price
  /// @param taxRate in parts per million, 82500 for 8.25 %
  public record Price(Money each, Money fee, Money tax, int taxRate) {}

  public OrderLine {
    if (no < 1 || quantity < 1 || released < 0 || released > quantity) {
      throw new IllegalArgumentException("line " + no + " does not add up");
    }
  }

  /// Places of which none is taken.
  ///
  /// @param each what one was sold at, all-in; @param taxRate in parts per million
  public static OrderLine lapsed(int no, Tier tier, int quantity, Money each, int taxRate) {
    return Quote.lapsed(no, tier, quantity, each, taxRate);
  }

  /// A table that is not taken.
  public static OrderLine lapsed(int no, Table table, Money each, int taxRate) {
    return Quote.lapsed(no, table, each, taxRate);
  }

  /// How many places of each tier the lines are of; tables are not counted.
  public static Map<TierId, Integer> places(List<OrderLine> lines) {
    return lines.stream()
        .filter(l -> l.item() instanceof Item.Places)
        .collect(
            Collectors.toMap(
                l -> ((Item.Places) l.item()).tier(), OrderLine::quantity, Integer::sum));
  }

  /// How many of each item the lines are of.
  static Map<InventoryId, Integer> units(List<OrderLine> lines) {
    return lines.stream()
        .collect(Collectors.toMap(l -> l.item().inventory(), OrderLine::quantity, Integer::sum));
  }

  /// People that it admits.
  public int admits() {
    return item.admits() * quantity;
  }

  /// What the nth person that it admits has paid, from 1: all of them together the total. Who sits
  /// at a larger table than was bought has paid nothing.
  public Money share(int n) {
    int heads = item.admits();
    if (n > heads * quantity) {
      return Money.zero(price.each().currency());
    }
    long minor = price.each().minor();
    long odd = (n - 1) % heads < minor % heads ? 1 : 0;
    return Money.of(minor / heads + odd, price.each().currency());
  }

  public Money total() {
    return price.each().times(quantity);
  }

  /// What its party must spend in all, where its price is a deposit; else empty.
  public Optional<Money> minimumSpend() {
    return item instanceof Item.Table table ? table.minimumSpend() : Optional.empty();
  }

  /// What is still to be spent at the table, where its price is a deposit; else empty.
  public Optional<Money> atTheTable() {
    return minimumSpend().map(spend -> spend.minus(total()));
  }

  public Money fee() {
    return price.fee().times(quantity);
  }

  public Money net() {
    return price.each().minus(price.fee()).minus(price.tax()).times(quantity);
  }

  /// Of another table, as it was bought.
  ///
  /// @throws IllegalStateException for a line of places
  public OrderLine at(TableId other) {
    return switch (item) {
      case Item.Places _ -> throw new IllegalStateException("line " + no + " has no table");
      case Item.Table table ->
          new OrderLine(
              no,
              new Item.Table(other, table.label(), table.note(), table.admits(), table.charge()),
              quantity,
              price,
              released);
    };
  }

  /// @param of how many are for sale again
  public OrderLine released(int of) {
    return new OrderLine(no, item, quantity, price, of);
  }
}
