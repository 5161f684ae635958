package live.maguey.deposits;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import live.maguey.deposits.DepositEntry.Kind;
import live.maguey.events.Event;
import live.maguey.events.InMemoryEvents;
import live.maguey.orders.OrderId;
import live.maguey.reservations.InMemoryReservations;
import live.maguey.reservations.Reservation;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;

/// Deposits in memory, with the guards of the real ones.
public final class InMemoryDeposits implements Deposits {
  private record Key(OrderId order, int line, Kind kind, String source) {}

  private final InMemoryWorld world;
  private final InMemoryEvents events;
  private final InMemoryReservations reservations;
  private final SequencedMap<Key, DepositEntry> entries;

  public InMemoryDeposits(
      InMemoryWorld world, InMemoryEvents events, InMemoryReservations reservations) {
    this.world = world;
    this.events = events;
    this.reservations = reservations;
    this.entries = world.table();
  }

  @Override
  public void append(List<DepositEntry> appended) {
    world.execute(() -> {
      SequencedMap<Key, DepositEntry> before = new LinkedHashMap<>(entries);
      appended.forEach(e -> entries.putIfAbsent(key(e), e));
      if (appended.stream().map(DepositEntry::order).distinct().anyMatch(this::isWrong)) {
        entries.clear();
        entries.putAll(before);
        throw new IllegalStateException(appended + " does not add up");
      }
    });
  }

  private boolean isWrong(OrderId order) {
    return of(order).stream()
        .anyMatch(d ->
            List.of(d.returned(), d.earned(), d.forfeited(), d.owed()).stream()
                .anyMatch(sum -> sum.minor() < 0));
  }

  private static Key key(DepositEntry e) {
    return new Key(e.order(), e.line(), e.kind(), e.source());
  }

  @Override
  public List<Deposit> of(OrderId order) {
    return world.locked(() ->
        entries.values().stream()
            .filter(e -> e.order().equals(order))
            .collect(Collectors.groupingBy(DepositEntry::line, TreeMap::new, Collectors.toList()))
            .entrySet()
            .stream()
            .map(line -> new Deposit(order, line.getKey(), line.getValue()))
            .toList());
  }

  @Override
  public List<OrderId> ended(LocalDate night, Instant over, @Nullable OrderId after, int limit) {
    return world.locked(() ->
        entries.values().stream()
            .map(DepositEntry::order)
            .distinct()
            .filter(order -> after == null || order.toString().compareTo(after.toString()) > 0)
            .filter(order -> of(order).stream().anyMatch(d -> d.owed().minor() > 0))
            .filter(order -> isEnded(order, night, over))
            .sorted(Comparator.comparing(OrderId::toString))
            .limit(limit)
            .toList());
  }

  private boolean isEnded(OrderId order, LocalDate night, Instant over) {
    Reservation last = reservations.last(order).orElseThrow();
    Event event = events.find(last.booking().event()).orElseThrow();
    return event.businessDate().isBefore(night)
        && event.state() != Event.State.CANCELLED
        && switch (last) {
          case Reservation.Completed _ -> true;
          case Reservation.NoShow _, Reservation.Cancelled _ -> !event.ends().isAfter(over);
          default -> false;
        };
  }

  @Override
  public Map<Currency, DepositTotals> totals(Instant from, Instant to) {
    return world.locked(() ->
        entries.values().stream()
            .filter(e -> e.at().isBefore(to))
            .collect(
                Collectors.groupingBy(
                    e -> e.amount().currency(),
                    Collectors.collectingAndThen(Collectors.toList(), of -> totals(of, from)))));
  }

  private static DepositTotals totals(List<DepositEntry> of, Instant from) {
    Predicate<DepositEntry> before = e -> e.at().isBefore(from);
    return new DepositTotals(
        sum(of, before.and(e -> e.kind() == Kind.TAKEN))
            .minus(sum(of, before.and(e -> e.kind() != Kind.TAKEN))),
        sum(of, before.negate().and(e -> e.kind() == Kind.TAKEN)),
        sum(of, before.negate().and(e -> e.kind() == Kind.RETURNED)),
        sum(of, before.negate().and(e -> e.kind() == Kind.EARNED)),
        sum(of, before.negate().and(e -> e.kind() == Kind.FORFEITED)));
  }

  private static Money sum(List<DepositEntry> of, Predicate<DepositEntry> which) {
    return of.stream()
        .filter(which)
        .map(DepositEntry::amount)
        .reduce(Money.zero(of.getFirst().amount().currency()), Money::plus);
  }
}
