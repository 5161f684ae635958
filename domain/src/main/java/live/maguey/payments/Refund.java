package live.maguey.payments;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import live.maguey.orders.OrderId;
import live.maguey.shared.Money;
import live.maguey.tickets.TicketId;
import org.jspecify.annotations.Nullable;

/// Money that goes back: requested before Stripe is asked, so that a crash leaves something a job
/// owns.
///
/// @param payment the payment intent that it goes back to; @param amount positive
/// @param reason why: one of [live.maguey.settlement.Step.Return.Why] for money that bought
///   nothing, else a person's words
/// @param attempt raised after a definite failure: part of the key
/// @param object Stripe's `re_…`, null until it answered
/// @param firstAskedAt when Stripe was first asked under this attempt, or null
/// @param parts the tickets that it refunds, whose prices sum to the amount; none for money that
///   bought nothing
public record Refund(
    RefundId id,
    OrderId order,
    String payment,
    Money amount,
    String reason,
    State state,
    int attempt,
    @Nullable String object,
    Instant requestedAt,
    @Nullable Instant firstAskedAt,
    List<Part> parts) {

  /// The [#reason] of a refund that was made in Stripe's dashboard.
  private static final String ELSEWHERE = "elsewhere";

  /// One ticket's refund: the all-in price of its line. A ticket is refunded once.
  ///
  /// @param line the order line's number; @param amount 0 for a free ticket
  public record Part(TicketId ticket, int line, Money amount) {
    /// What the parts take from one line, in minor units.
    public static long borneBy(int line, List<Part> parts) {
      return parts.stream()
          .filter(part -> part.line() == line)
          .mapToLong(part -> part.amount().minor())
          .sum();
    }
  }

  public Refund {
    parts = List.copyOf(parts);
    if (!parts.isEmpty()
        && !parts.stream().map(Part::amount).reduce(Money::plus).orElseThrow().equals(amount)) {
      throw new IllegalArgumentException("the parts of refund " + id + " do not sum to " + amount);
    }
  }

  /// Money that bought nothing.
  public Refund(
      RefundId id,
      OrderId order,
      String payment,
      Money amount,
      String reason,
      State state,
      int attempt,
      @Nullable String object,
      Instant requestedAt,
      @Nullable Instant firstAskedAt) {
    this(
        id,
        order,
        payment,
        amount,
        reason,
        state,
        attempt,
        object,
        requestedAt,
        firstAskedAt,
        List.of());
  }

  /// A refund that somebody made in Stripe's dashboard, as one of ours. Its id follows from
  /// Stripe's.
  ///
  /// @param payment what it pays back, empty where nobody told
  public static Refund elsewhere(
      Fact.RefundTold refund, String payment, State state, Instant requestedAt) {
    return new Refund(
        new RefundId(UUID.nameUUIDFromBytes(refund.refund().getBytes(StandardCharsets.UTF_8))),
        refund.order(),
        payment,
        refund.amount(),
        ELSEWHERE,
        state,
        1,
        refund.refund(),
        requestedAt,
        requestedAt);
  }

  public enum State {
    REQUESTED,
    PENDING,
    SUCCEEDED,
    FAILED,
    CANCELLED,
    /// It did not reach the buyer through Stripe, and a person paid it another way:
    /// [live.maguey.refunds.PaidByHand].
    PAID_BY_HAND;

    /// Whether the money is with the buyer, or on its way or soon to be.
    public boolean isGoing() {
      return this != FAILED && this != CANCELLED;
    }
  }

  /// Whether somebody made it in Stripe's dashboard.
  public boolean isMadeElsewhere() {
    return reason.equals(ELSEWHERE);
  }

  /// Whether the buyer is still owed it. One that was cancelled before Stripe made anything was not
  /// needed: the money was back already.
  public boolean isOwed() {
    return state == State.FAILED || (state == State.CANCELLED && object != null);
  }

  public String key() {
    return "refund:" + id + ":" + attempt;
  }
}
