package live.maguey.payments;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import live.maguey.orders.OrderId;
import live.maguey.shared.Money;
import live.maguey.tickets.TicketId;

/// Money that goes back: requested before Stripe is asked, so that a crash leaves something a job
/// owns.
///
/// @param payment the payment intent that it goes back to; @param amount positive
/// @param reason why: one of [live.maguey.settlement.Step.Return.Why] for money that bought
///   nothing, what asked for it for tickets, a person's words for an amount
/// @param attempt raised after a definite failure: part of the key
/// @param subject what it refunds
public record Refund(
    RefundId id,
    OrderId order,
    String payment,
    Money amount,
    String reason,
    int attempt,
    Instant requestedAt,
    Standing standing,
    Subject subject) {

  /// The [#reason] of a refund that was made in Stripe's dashboard.
  public static final String ELSEWHERE = "elsewhere";

  /// What a refund refunds.
  public sealed interface Subject {
    /// Its name where people read it: `tickets`, `amount`, …
    default String kind() {
      return switch (this) {
        case Tickets _ -> "tickets";
        case Amount _ -> "amount";
        case Payment _ -> "payment";
        case Elsewhere _ -> ELSEWHERE;
      };
    }

    /// Tickets, which are void by it.
    ///
    /// @param parts one or more, which sum to the refund
    record Tickets(List<Part> parts) implements Subject {
      public Tickets {
        parts = List.copyOf(parts);
      }
    }

    /// An amount of the order, for a reason. It voids nothing.
    ///
    /// @param shares what each line bears of it, one or more, which sum to the refund
    /// @param told whether the buyer is told the reason
    record Amount(List<Share> shares, boolean told) implements Subject {
      public Amount {
        shares = List.copyOf(shares);
      }
    }

    /// A whole payment that bought nothing.
    record Payment() implements Subject {}

    /// What somebody chose in Stripe's dashboard.
    record Elsewhere() implements Subject {}
  }

  /// One ticket's refund: the all-in price of its line, less what an amount gave back of it before.
  /// A ticket is refunded once.
  ///
  /// @param line the order line's number; @param amount 0 for a ticket whose money is all back
  public record Part(TicketId ticket, int line, Money amount) {}

  /// @param line the order line's number; @param amount positive
  public record Share(int line, Money amount) {
    public Share {
      if (!amount.isPositive()) {
        throw new IllegalArgumentException("line " + line + " bears nothing: " + amount);
      }
    }
  }

  public Refund {
    switch (subject) {
      case Subject.Tickets(List<Part> parts) ->
          requireSum(id, amount, "parts", parts.stream().map(Part::amount));
      case Subject.Amount(List<Share> shares, boolean _) ->
          requireSum(id, amount, "shares", shares.stream().map(Share::amount));
      case Subject.Payment _, Subject.Elsewhere _ -> {}
    }
  }

  private static void requireSum(RefundId id, Money amount, String of, Stream<Money> parts) {
    if (!parts.reduce(Money::plus).equals(Optional.of(amount))) {
      throw new IllegalArgumentException(
          "the " + of + " of refund " + id + " do not sum to " + amount);
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
      Subject subject) {
    return new Refund(
        id,
        order,
        payment,
        amount,
        reason,
        1,
        at,
        new Standing.Requested(Optional.empty()),
        subject);
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
        new Subject.Elsewhere());
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
    return subject instanceof Subject.Elsewhere;
  }

  /// Why, where the buyer is told that in a person's words.
  public Optional<String> toldReason() {
    return subject instanceof Subject.Amount(List<Share> _, boolean told) && told
        ? Optional.of(reason)
        : Optional.empty();
  }

  /// The tickets that it refunds; none where it refunds something else.
  public List<Part> parts() {
    return subject instanceof Subject.Tickets(List<Part> parts) ? parts : List.of();
  }

  /// What a line of its order bears of it. Where nobody said which line does, it is empty: then
  /// each does by what it costs.
  ///
  /// @param line the order line's number
  public Optional<Money> borneBy(int line) {
    return switch (subject) {
      case Subject.Tickets(List<Part> parts) ->
          Optional.of(sum(parts.stream().filter(part -> part.line() == line).map(Part::amount)));
      case Subject.Amount(List<Share> shares, boolean _) ->
          Optional.of(
              sum(shares.stream().filter(share -> share.line() == line).map(Share::amount)));
      case Subject.Payment _, Subject.Elsewhere _ -> Optional.empty();
    };
  }

  private Money sum(Stream<Money> amounts) {
    return amounts.reduce(Money.zero(amount.currency()), Money::plus);
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
