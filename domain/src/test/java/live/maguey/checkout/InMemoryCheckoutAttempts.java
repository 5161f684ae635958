package live.maguey.checkout;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import live.maguey.orders.OrderId;
import live.maguey.payments.CheckoutRequest;
import live.maguey.shared.InMemoryWorld;
import org.jspecify.annotations.Nullable;

/// Attempts in memory. The orders of the same world store the first one of each order, and say
/// which orders are held.
public final class InMemoryCheckoutAttempts implements CheckoutAttempts {
  private final InMemoryWorld world;
  private final Map<Key, Row> rows;
  private final Map<OrderId, Instant> asked;
  private final Map<OrderId, Instant> later;
  private Predicate<OrderId> held = _ -> true;
  private BiConsumer<OrderId, Instant> keep = (_, _) -> {};

  private record Key(OrderId order, int number) {}

  private record Row(
      CheckoutAttempt attempt, Instant due, @Nullable Instant leasedUntil, boolean maybeSent) {
    Row to(CheckoutAttempt next) {
      return new Row(next, due, leasedUntil, maybeSent);
    }
  }

  public InMemoryCheckoutAttempts(InMemoryWorld world) {
    this.world = world;
    this.rows = world.table();
    this.asked = world.table();
    this.later = world.table();
  }

  /// Where it is known which orders are held, and until when they are kept.
  public void askHeldAt(Predicate<OrderId> orders, BiConsumer<OrderId, Instant> keeper) {
    held = orders;
    keep = keeper;
  }

  /// What a hold stores: the buyer's own request may open it at once, a worker from `due` on.
  public void first(OrderId order, Instant due) {
    world.execute(() -> opening(order, 1, due));
  }

  /// What the end of a hold does to an attempt that is still opening.
  public void endOpening(OrderId order) {
    world.execute(() ->
        live(order)
            .filter(row -> row.attempt() instanceof CheckoutAttempt.Opening)
            .ifPresent(this::close));
  }

  @Override
  public Optional<CheckoutAttempt> current(OrderId order) {
    return world.locked(() -> newest(order).map(Row::attempt));
  }

  @Override
  public Optional<OrderId> order(String session) {
    return world.locked(() ->
        rows.values().stream()
            .map(Row::attempt)
            .filter(attempt -> attempt.session().equals(Optional.of(session)))
            .map(CheckoutAttempt::order)
            .findFirst());
  }

  @Override
  public List<CheckoutAttempt> of(OrderId order) {
    return world.locked(() ->
        rows(order)
            .map(Row::attempt)
            .sorted(Comparator.comparing(CheckoutAttempt::number))
            .toList());
  }

  @Override
  public Optional<CheckoutAttempt.Opening> claim(OrderId order, Instant now, Duration lease) {
    return world.locked(() -> {
      Row newest = newest(order).orElse(null);
      if (newest == null
          || !(newest.attempt() instanceof CheckoutAttempt.Opening opening)
          || (newest.leasedUntil() != null && newest.leasedUntil().isAfter(now))) {
        return Optional.empty();
      }
      put(new Row(opening, now.plus(lease), now.plus(lease), opening.sent().isPresent()));
      return Optional.of(opening);
    });
  }

  @Override
  public boolean begin(CheckoutRequest request, Instant now, Duration lease) {
    return world.locked(() -> {
      boolean begun =
          newest(request.order()).stream().allMatch(row -> parameters(row.attempt()).isEmpty())
              && claim(request.order(), now, lease).isPresent();
      if (begun) {
        sending(request);
      }
      return begun;
    });
  }

  @Override
  public List<OrderId> waiting(Instant now, int limit) {
    return world.locked(() ->
        rows.values().stream()
            .filter(
                row -> row.attempt() instanceof CheckoutAttempt.Opening && !row.due().isAfter(now))
            .sorted(Comparator.comparing(Row::due))
            .map(row -> row.attempt().order())
            .limit(limit)
            .toList());
  }

  @Override
  public void sending(CheckoutRequest request) {
    change(
        request.order(),
        request.attempt(),
        a ->
            a instanceof CheckoutAttempt.Opening(var order, int number, var sent)
                ? new CheckoutAttempt.Opening(order, number, sent.or(() -> Optional.of(request)))
                : a);
  }

  @Override
  public Optional<Instant> opened(
      OrderId order, int number, String session, URI url, Instant keepUntil) {
    return world.locked(() -> {
      keep.accept(order, keepUntil);
      boolean isNewest = newest(order).stream().anyMatch(r -> r.attempt().number() == number);
      change(
          order,
          number,
          a ->
              isNewest && a.session().isEmpty() && !(a instanceof CheckoutAttempt.Refused)
                  ? new CheckoutAttempt.Open(
                      order, number, parameters(a), new CheckoutAttempt.Page(session, url))
                  : a);
      return held.test(order) ? Optional.of(keepUntil) : Optional.empty();
    });
  }

  @Override
  public void release(OrderId order, int number, Instant next, boolean sent) {
    world.execute(() ->
        rows.computeIfPresent(
            new Key(order, number),
            (_, row) -> {
              boolean keep = sent || row.maybeSent();
              return row.attempt() instanceof CheckoutAttempt.Opening opening
                  ? new Row(
                      new CheckoutAttempt.Opening(order, number, opening.sent().filter(_ -> keep)),
                      next,
                      next,
                      row.maybeSent())
                  : row;
            }));
  }

  @Override
  public void refused(OrderId order, int number, String reason) {
    change(
        order,
        number,
        a ->
            a instanceof CheckoutAttempt.Opening
                ? new CheckoutAttempt.Refused(order, number, reason)
                : a);
  }

  @Override
  public void next(OrderId order, int number) {
    world.execute(() -> {
      if (!rows.containsKey(new Key(order, number))) {
        live(order).ifPresent(this::close);
        opening(order, number, Instant.MIN);
      }
    });
  }

  @Override
  public void closed(String session) {
    world.execute(() ->
        rows.values().stream()
            .filter(row -> row.attempt().session().equals(Optional.of(session)))
            .toList()
            .forEach(this::close));
  }

  @Override
  public List<CheckoutAttempt.Open> stale(Instant now, int limit) {
    return world.locked(() ->
        rows.values().stream()
            .map(Row::attempt)
            .filter(CheckoutAttempt.Open.class::isInstance)
            .map(CheckoutAttempt.Open.class::cast)
            .filter(a -> !end(a).isAfter(now) || !held.test(a.order()))
            .filter(a -> !isPutOff(a.order(), now))
            .sorted(Comparator.comparing(InMemoryCheckoutAttempts::end))
            .limit(limit)
            .toList());
  }

  @Override
  public void askLater(OrderId order, Instant at) {
    world.execute(() -> later.put(order, at));
  }

  /// Whether the order's page is to be asked about later.
  public boolean isPutOff(OrderId order, Instant now) {
    return world.locked(() -> {
      Instant at = later.get(order);
      return at != null && at.isAfter(now);
    });
  }

  @Override
  public boolean mayAsk(OrderId order, Instant now, Duration interval) {
    return world.locked(() -> {
      Instant last = asked.get(order);
      boolean may =
          newest(order).isPresent() && (last == null || !last.isAfter(now.minus(interval)));
      if (may) {
        asked.put(order, now);
      }
      return may;
    });
  }

  private void opening(OrderId order, int number, Instant due) {
    put(new Row(new CheckoutAttempt.Opening(order, number, Optional.empty()), due, null, false));
  }

  private void put(Row row) {
    rows.put(new Key(row.attempt().order(), row.attempt().number()), row);
  }

  private void close(Row row) {
    CheckoutAttempt a = row.attempt();
    put(row.to(new CheckoutAttempt.Closed(a.order(), a.number(), a.session())));
  }

  private void change(OrderId order, int number, UnaryOperator<CheckoutAttempt> change) {
    world.execute(() ->
        rows.computeIfPresent(
            new Key(order, number), (_, row) -> row.to(change.apply(row.attempt()))));
  }

  private Optional<Row> newest(OrderId order) {
    return rows(order).max(Comparator.comparing(row -> row.attempt().number()));
  }

  private Optional<Row> live(OrderId order) {
    return rows(order)
        .filter(row ->
            switch (row.attempt()) {
              case CheckoutAttempt.Opening _, CheckoutAttempt.Open _ -> true;
              case CheckoutAttempt.Closed _, CheckoutAttempt.Refused _ -> false;
            })
        .findFirst();
  }

  private Stream<Row> rows(OrderId order) {
    return rows.values().stream().filter(row -> row.attempt().order().equals(order));
  }

  private static Instant end(CheckoutAttempt.Open open) {
    return open.sent().map(CheckoutRequest::expiresAt).orElse(Instant.MAX);
  }

  /// What may have been sent and is not forgotten yet.
  public static Optional<CheckoutRequest> parameters(CheckoutAttempt attempt) {
    return switch (attempt) {
      case CheckoutAttempt.Opening opening -> opening.sent();
      case CheckoutAttempt.Open open -> open.sent();
      case CheckoutAttempt.Closed _, CheckoutAttempt.Refused _ -> Optional.empty();
    };
  }
}
