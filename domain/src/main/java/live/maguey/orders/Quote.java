package live.maguey.orders;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.maguey.events.Event;
import live.maguey.events.PricePhase;
import live.maguey.events.Tier;
import live.maguey.events.TierId;
import live.maguey.shared.Money;
import live.maguey.tables.Table;
import live.maguey.tables.TablePrice;

/// What a choice of places and a table costs at one instant, all-in.
///
/// @param lines one for each chosen tier, in the event's order, then the table; at least one
/// @param phaseLimits for each line the number of places taken in its tier up to which this price
///   is valid; `Integer.MAX_VALUE` where only time ends it, and for a table
record Quote(List<OrderLine> lines, List<Integer> phaseLimits) {
  private static final long MILLION = 1_000_000;

  Quote {
    lines = List.copyOf(lines);
    phaseLimits = List.copyOf(phaseLimits);
  }

  /// @param taxRate inside every price, in parts per million
  /// @throws java.util.NoSuchElementException when a chosen tier has no price at this instant
  static Quote of(
      Event event,
      Map<TierId, Integer> quantities,
      Optional<Table> table,
      int taxRate,
      Instant at) {
    List<OrderLine> lines = new ArrayList<>();
    List<Integer> limits = new ArrayList<>();
    for (Tier tier : event.tiers()) {
      int quantity = quantities.getOrDefault(tier.id(), 0);
      if (quantity > 0) {
        PricePhase phase = tier.phaseAt(at).orElseThrow();
        lines.add(line(lines.size() + 1, tier, phase, quantity, taxRate));
        limits.add(phase.untilTaken() == null ? Integer.MAX_VALUE : phase.untilTaken());
      }
    }
    table.ifPresent(t -> {
      lines.add(line(lines.size() + 1, t, taxRate));
      limits.add(Integer.MAX_VALUE);
    });
    return new Quote(lines, limits);
  }

  Money total() {
    return lines.stream().map(OrderLine::total).reduce(Money::plus).orElseThrow();
  }

  private static OrderLine line(int no, Tier tier, PricePhase phase, int quantity, int taxRate) {
    return new OrderLine(
        no,
        new Item.Places(tier.id(), tier.name(), tier.note(), phase.name()),
        quantity,
        price(phase.price(), phase.fee(), taxRate),
        0);
  }

  private static OrderLine line(int no, Table table, int taxRate) {
    return new OrderLine(
        no,
        new Item.Table(
            table.id(), table.label(), table.section(), table.seats(), charge(table.price())),
        1,
        price(table.price().dueNow(), table.price().fee(), taxRate),
        0);
  }

  private static Item.Table.Charge charge(TablePrice price) {
    return switch (price) {
      case TablePrice.AllIn _ -> new Item.Table.Charge.AllIn();
      case TablePrice.Deposit deposit -> new Item.Table.Charge.Deposit(deposit.minimumSpend());
    };
  }

  /// Places that are not taken, at the price that they were sold at.
  static OrderLine lapsed(int no, Tier tier, int quantity, Money each, int taxRate) {
    Optional<PricePhase> phase =
        tier.phases().stream().filter(p -> p.price().equals(each)).findFirst();
    return new OrderLine(
        no,
        new Item.Places(
            tier.id(), tier.name(), tier.note(), phase.map(PricePhase::name).orElse("")),
        quantity,
        price(each, phase.map(PricePhase::fee).orElse(Money.zero(each.currency())), taxRate),
        quantity);
  }

  /// A table that is not taken, at the price that it was sold at.
  static OrderLine lapsed(int no, Table table, Money each, int taxRate) {
    OrderLine now = line(no, table, taxRate);
    Money fee = now.price().fee();
    return new OrderLine(
        no, now.item(), 1, price(each, fee.compareTo(each) > 0 ? each : fee, taxRate), 1);
  }

  /// The tax is inside the price: price × rate / (1 + rate), to the nearest minor unit.
  private static OrderLine.Price price(Money price, Money fee, int taxRate) {
    long tax =
        Math.floorDiv(price.minor() * taxRate * 2 + (MILLION + taxRate), 2 * (MILLION + taxRate));
    return new OrderLine.Price(
        price, fee, Money.of(Math.min(tax, price.minus(fee).minor()), price.currency()), taxRate);
  }
}
