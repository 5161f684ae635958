package live.maguey.cli.drill;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import live.maguey.api.Application;
import live.maguey.api.settings.Stripe;
import live.maguey.events.Venue;
import live.maguey.lookup.OrderHistory;
import live.maguey.orders.Order;
import live.maguey.orders.OrderReference;
import live.maguey.payments.Refund;
import live.maguey.revenue.Difference;
import live.maguey.shared.Secret;
import live.maguey.shared.Unavailable;
import live.maguey.watch.Violations;

/// What is not right yet after a trouble.
///
/// @param keys tell which payments are ours
record Mending(Application application, Stripe.Account stripe, Optional<Secret> keys, Venue venue) {
  private static final int EMAILS = 9;

  /// Of these orders, of every invariant, and of the figures of today; empty when all is well.
  List<String> left(List<OrderReference> orders) {
    try {
      List<String> left = new ArrayList<>();
      orders.forEach(order -> lacks(order).map(what -> order + ": " + what).ifPresent(left::add));
      if (left.isEmpty()) {
        left.addAll(violations());
      }
      if (left.isEmpty()) {
        left.addAll(differences());
      }
      return left;
    } catch (Unavailable away) {
      return List.of("not all of it answers yet: " + away.getMessage());
    }
  }

  private Optional<String> lacks(OrderReference reference) {
    Optional<Order> found = application.lookUp().orders().find(reference);
    if (found.isEmpty()) {
      return Optional.of("no such order");
    }
    OrderHistory history = application.lookUp().order().history(found.get(), EMAILS);
    return switch (found.get()) {
      case Order.Bought _ ->
          history.picture().tickets().isEmpty() ? Optional.of("no ticket") : unsent(history);
      case Order.Refunded _, Order.LateRefunded _ ->
          history.payment().refunds().stream()
                  .allMatch(refund -> refund.standing() instanceof Refund.Standing.Succeeded)
              ? unsent(history)
              : Optional.of("its refund has not succeeded");
      case Order.Held _, Order.Lapsed _ -> Optional.of("is " + found.get().state());
    };
  }

  private static Optional<String> unsent(OrderHistory history) {
    return history.emails().isEmpty()
            || history.emails().stream().anyMatch(email -> email.sent().isEmpty())
        ? Optional.of("no email")
        : Optional.empty();
  }

  private List<String> violations() {
    Violations.Found found = application.watching().violations();
    List<String> all = new ArrayList<>();
    found.of().forEach(broken -> all.add(broken.invariant().text() + ": " + broken.what()));
    found.unknown().forEach(unknown -> all.add(unknown.text() + ": its check took too long"));
    return all;
  }

  private List<String> differences() {
    LocalDate today = venue.businessDate(application.clock().instant());
    Instant begin = venue.nightBegins(today);
    Instant end = venue.nightBegins(today.plusDays(1));
    List<Difference> all = new ArrayList<>();
    application.reconciling(stripe).reconcile(keys).reconcile(begin, end, all::add);
    return all.stream().map(difference -> "the ledgers differ at " + difference.object()).toList();
  }
}
