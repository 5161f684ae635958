package live.maguey.payments;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.maguey.orders.OrderId;
import live.maguey.shared.Money;
import live.maguey.tickets.TicketId;

/// Money that goes back: requested before Stripe is asked, so that a crash leaves something a job
/// owns.
///
/// @param payment the payment intent that it goes back to; @param amount positive
/// @param reason why: one of [live.maguey.settlement.Step.Return.Why] for money that bought
///   nothing, else a person's words
/// @param attempt raised after a definite failure: part of the key
/// @param parts the tickets that it refunds, whose prices sum to the amount; none for money that
///   bought nothing
public record Refund(
    RefundId id,
    OrderId order,
    String payment,
    Money amount,
    String reason,
    int attempt,
    Instant requestedAt,
    Standing standing,
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

  /// One that Stripe was not asked for yet.
  public static Refund requested(
      RefundId id,
      OrderId order,
      String payment,
      Money amount,
      String reason,
      Instant at,
      List<Part> parts) {
    return new Refund(
        id, order, payment, amount, reason, 1, at, new Standing.Requested(Optional.empty()), parts);
  }

  /// A refund that somebody made in Stripe's dashboard, as one of ours. Its id follows from
  /// Stripe's.
  ///
  /// @param payment what it is of, empty where nobody told
  public static Refund elsewhere(
      Fact.RefundTold refund, String payment, Standing standing, Instant requestedAt) {
    return new Refund(
        new RefundId(UUID.nameUUIDFromBytes(refund.refund().getBytes(StandardCharsets.UTF_8))),
        refund.order(),
        payment,
        refund.amount(),
        ELSEWHERE,
        1,
        requestedAt,
        standing,
        List.of());
  }

  /// How far a refund is.
  public sealed interface Standing {
    State state();

    /// Stripe's `re_…`, where it made one.
    default Optional<String> object() {
      return switch (this) {
        case Pending(String object) -> Optional.of(object);
        case Succeeded(String object) -> Optional.of(object);
        case SentBack(String object) -> Optional.of(object);
        case Cancelled(String object) -> Optional.of(object);
        case PaidByHand(Optional<String> object) -> object;
        case Requested _, Refused _, NotNeeded _ -> Optional.empty();
      };
    }

    /// Stripe has not answered.
    ///
    /// @param firstAsked when it was first asked under this attempt; empty before
    record Requested(Optional<Instant> firstAsked) implements Standing {
      @Override
      public State state() {
        return State.REQUESTED;
      }
    }

    record Pending(String made) implements Standing {
      @Override
      public State state() {
        return State.PENDING;
      }
    }

    record Succeeded(String made) implements Standing {
      @Override
      public State state() {
        return State.SUCCEEDED;
      }
    }

    /// Stripe would not make it, and may be asked again.
    record Refused() implements Standing {
      @Override
      public State state() {
        return State.FAILED;
      }
    }

    /// Stripe made it, and the buyer's bank sent it back: to ask again could pay twice.
    record SentBack(String made) implements Standing {
      @Override
      public State state() {
        return State.FAILED;
      }
    }

    /// Stripe made it and then did not carry it out.
    record Cancelled(String made) implements Standing {
      @Override
      public State state() {
        return State.CANCELLED;
      }
    }

    /// The money was back before Stripe made anything.
    record NotNeeded() implements Standing {
      @Override
      public State state() {
        return State.CANCELLED;
      }
    }

    /// It did not reach the buyer through Stripe, and a person paid it another way:
    /// [live.maguey.refunds.PaidByHand].
    ///
    /// @param made what the bank sent back; empty where Stripe made none
    record PaidByHand(Optional<String> made) implements Standing {
      @Override
      public State state() {
        return State.PAID_BY_HAND;
      }
    }
  }

  /// How far it is, in the words that people list refunds by.
  public enum State {
    REQUESTED,
    PENDING,
    SUCCEEDED,
    FAILED,
    CANCELLED,
    PAID_BY_HAND;

    /// Whether the money is with the buyer, or on its way or soon to be.
    public boolean isGoing() {
      return this != FAILED && this != CANCELLED;
    }
  }

  public State state() {
    return standing.state();
  }

  /// Stripe's `re_…`; empty where it made none, or has not answered.
  public Optional<String> object() {
    return standing.object();
  }

  /// Whether somebody made it in Stripe's dashboard.
  public boolean isMadeElsewhere() {
    return reason.equals(ELSEWHERE);
  }

  /// Whether the buyer is still owed it.
  public boolean isOwed() {
    return switch (standing) {
      case Standing.Refused _, Standing.SentBack _, Standing.Cancelled _ -> true;
      case Standing.Requested _,
          Standing.Pending _,
          Standing.Succeeded _,
          Standing.NotNeeded _,
          Standing.PaidByHand _ ->
          false;
    };
  }

  public String key() {
    return "refund:" + id + ":" + attempt;
  }
}
