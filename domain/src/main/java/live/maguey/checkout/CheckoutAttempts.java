package live.maguey.checkout;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.maguey.orders.OrderId;
import live.maguey.payments.CheckoutRequest;
import live.maguey.settlement.OpenPages;

/// The tries to open payment pages. The first one of an order is stored by the hold itself. The
/// parameters of one that is over are forgotten.
public interface CheckoutAttempts extends OpenPages {
  /// The newest attempt of an order.
  Optional<CheckoutAttempt> current(OrderId order);

  /// Whose page a session is.
  Optional<OrderId> order(String session);

  /// All attempts of an order, the first one first.
  List<CheckoutAttempt> of(OrderId order);

  /// Takes an opening attempt for `lease`; empty when another has it, when it was released until a
  /// later time, or when it is not opening.
  Optional<CheckoutAttempt.Opening> claim(OrderId order, Instant now, Duration lease);

  /// Takes the attempt of these parameters for `lease` and keeps them, in one step, before they are
  /// sent.
  ///
  /// @return false when it has parameters already, another has it, or it is not opening
  boolean begin(CheckoutRequest request, Instant now, Duration lease);

  /// Orders whose page waits to be opened and which nobody is opening, the longest due first.
  List<OrderId> waiting(Instant now, int limit);

  /// Keeps the parameters before they are sent. The first ones stay.
  void sending(CheckoutRequest request);

  /// The page exists, even if the hold ended meanwhile (it is [#stale] then), and the countdown of
  /// an order that is still held starts: it is kept until `keepUntil`. The attempt stays as it is
  /// when a newer one has replaced it.
  ///
  /// @return until when it is kept, as it is stored; empty when the order is no longer held
  Optional<Instant> opened(OrderId order, int number, String session, URI url, Instant keepUntil);

  /// Nothing was sent, or the answer is unknown: others may take it at `next`.
  ///
  /// @param sent false drops the parameters, so that the next try makes fresh ones, unless an
  ///   earlier holder of the lease may have sent them
  void release(OrderId order, int number, Instant next, boolean sent);

  void refused(OrderId order, int number, String reason);

  /// A definite failure that a new attempt may fix: closes the previous one and stores this one as
  /// opening, due at once. Does nothing when it already exists.
  void next(OrderId order, int number);

  @Override
  void closed(String session);

  /// Open sessions that should have ended by now, or whose order is no longer held, by their end;
  /// none that is to be asked about later.
  List<CheckoutAttempt.Open> stale(Instant now, int limit);

  /// Nothing came of asking about the order's page: it is not [#stale], and the order not overdue,
  /// before `at`, so that it does not hold up the rest.
  void askLater(OrderId order, Instant at);

  /// Whether Stripe may be asked about this order now; true at most once per `interval`.
  boolean mayAsk(OrderId order, Instant now, Duration interval);
}
