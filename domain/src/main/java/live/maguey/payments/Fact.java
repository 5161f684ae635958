package live.maguey.payments;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import live.maguey.orders.OrderId;
import live.maguey.shared.Money;

/// Something that is so, whatever brought the news. The same fact by event and by fetch is one
/// fact: [#identity]. Never changed, never deleted.
public sealed interface Fact {
  OrderId order();

  /// When it was so.
  Instant at();

  /// What brought the news: an event's id, `fetch`, or the job or page that knew.
  String source();

  Identity identity();

  /// Stripe's id of what it is about (`pi_…`, `cs_…`, `re_…`, `txn_…`), or ours.
  default String object() {
    return identity().object();
  }

  /// What makes two pieces of news one fact.
  ///
  /// @param status where the object stands, in a word
  record Identity(Kind kind, String object, String status) {
    private Identity(Kind kind, String object, Enum<?> status) {
      this(kind, object, status.name().toLowerCase(Locale.ROOT));
    }
  }

  /// What a fact is about, in the order in which what follows from it is written down: the money
  /// that came before what was kept and sent back of it.
  enum Kind {
    CAPTURE,
    FEE,
    REFUND,
    REFUND_OF,
    DISPUTE_MONEY,
    DISPUTE,
    DISPUTE_DEADLINE,
    FRAUD_WARNING,
    FREE,
    PAGE,
    HOLD,
    DECLINE
  }

  /// The facts of one type, in the order given.
  static <F extends Fact> Stream<F> of(List<? extends Fact> facts, Class<F> type) {
    return facts.stream().filter(type::isInstance).map(type::cast);
  }

  /// What an order may be bought by.
  sealed interface Buying extends Fact {}

  /// What moves money, or says how much is in question.
  sealed interface OfMoney extends Fact {
    Money amount();
  }

  /// What Stripe kept.
  sealed interface Fee extends OfMoney {
    /// Positive, or negative where it came back.
    @Override
    Money amount();
  }

  /// Money came.
  ///
  /// @param payment the payment intent
  record Captured(OrderId order, String payment, Money amount, Instant at, String source)
      implements Buying, OfMoney {
    @Override
    public Identity identity() {
      return new Identity(Kind.CAPTURE, payment, "succeeded");
    }
  }

  /// Nothing is to be paid.
  record Free(OrderId order, Instant at, String source) implements Buying {
    @Override
    public Identity identity() {
      return new Identity(Kind.FREE, order.toString(), "free");
    }
  }

  /// A payment page takes no more money.
  record PageEnded(OrderId order, String session, End end, Instant at, String source)
      implements Fact {
    public enum End {
      /// Nobody paid, and nobody can.
      EXPIRED,
      /// Filled in; the money comes later.
      UNPAID,
      /// Filled in, and the money did not come.
      FAILED
    }

    @Override
    public Identity identity() {
      return new Identity(Kind.PAGE, session, end);
    }
  }

  /// Stripe would not open a payment page.
  ///
  /// @param attempt the key of the attempt: [CheckoutRequest#key]
  /// @param code why
  record PageRefused(OrderId order, String attempt, String code, Instant at, String source)
      implements Fact {
    @Override
    public Identity identity() {
      return new Identity(Kind.PAGE, attempt, "refused");
    }
  }

  /// The hold's time is over, and no page can be paid as far as we know.
  record HoldLapsed(OrderId order, Instant at, String source) implements Fact {
    @Override
    public Identity identity() {
      return new Identity(Kind.HOLD, order.toString(), "lapsed");
    }
  }

  /// The buyer does not want what is held.
  record HoldReleased(OrderId order, Instant at, String source) implements Fact {
    @Override
    public Identity identity() {
      return new Identity(Kind.HOLD, order.toString(), "released");
    }
  }

  /// When the hold was paid, its event was cancelled or over.
  record EventOff(OrderId order, Instant at, String source) implements Fact {
    @Override
    public Identity identity() {
      return new Identity(Kind.HOLD, order.toString(), "off");
    }
  }

  /// A payment was declined; the hold and the page stay.
  ///
  /// @param object the charge, or the payment intent where it names no charge
  record Declined(OrderId order, String object, DeclineReason reason, Instant at, String source)
      implements Fact {
    @Override
    public Identity identity() {
      return new Identity(Kind.DECLINE, object, reason);
    }
  }

  /// How a refund goes.
  ///
  /// @param refund Stripe's id of it
  /// @param ours our own id of it, empty when it was not made by us
  record RefundTold(
      OrderId order,
      String refund,
      RefundNews news,
      Money amount,
      Optional<RefundId> ours,
      Instant at,
      String source)
      implements OfMoney {
    @Override
    public Identity identity() {
      return new Identity(Kind.REFUND, refund, news);
    }
  }

  /// Which payment a refund is of.
  record RefundOf(OrderId order, String refund, String payment, Instant at, String source)
      implements Fact {
    @Override
    public Identity identity() {
      return new Identity(Kind.REFUND_OF, refund, "of");
    }
  }

  /// The fee of a charge.
  ///
  /// @param transaction Stripe's balance transaction
  /// @param payment what it is for, where that was told
  record ChargeFee(
      OrderId order,
      String transaction,
      Money amount,
      Optional<String> payment,
      Instant at,
      String source)
      implements Fee {
    @Override
    public Identity identity() {
      return new Identity(Kind.FEE, transaction, "charge");
    }
  }

  /// The fee of a dispute.
  record DisputeFee(
      OrderId order, String transaction, Money amount, String dispute, Instant at, String source)
      implements Fee {
    @Override
    public Identity identity() {
      return new Identity(Kind.FEE, transaction, "dispute");
    }
  }

  /// How a dispute or an inquiry goes.
  ///
  /// @param amount what is disputed
  /// @param payment what it is about, where that was told
  record DisputeTold(
      OrderId order,
      String dispute,
      Stage stage,
      Money amount,
      Optional<String> payment,
      Instant at,
      String source)
      implements OfMoney {
    public enum Stage {
      /// The bank asks and moves no money; it may become a dispute.
      INQUIRY,
      /// It reads our answer.
      INQUIRY_IN_REVIEW,
      /// It came to nothing.
      INQUIRY_CLOSED,
      /// Settled before it was a dispute.
      PREVENTED,
      /// The bank has the money, and takes evidence.
      OPEN,
      /// It reads the evidence.
      IN_REVIEW,
      WON,
      LOST
    }

    @Override
    public Identity identity() {
      return new Identity(Kind.DISPUTE, dispute, stage);
    }
  }

  /// Until when the bank takes evidence.
  record DisputeDue(OrderId order, String dispute, Instant by, String source) implements Fact {
    @Override
    public Instant at() {
      return by;
    }

    @Override
    public Identity identity() {
      return new Identity(Kind.DISPUTE_DEADLINE, dispute, "due");
    }
  }

  /// A dispute moved money.
  ///
  /// @param amount positive either way
  record DisputeMoved(
      OrderId order,
      String transaction,
      Move move,
      Money amount,
      String dispute,
      Instant at,
      String source)
      implements OfMoney {
    public enum Move {
      WITHDRAWN,
      REINSTATED
    }

    @Override
    public Identity identity() {
      return new Identity(Kind.DISPUTE_MONEY, transaction, move);
    }
  }

  /// A card network's early warning of fraud.
  ///
  /// @param payment what it is about, where that was told
  record FraudWarning(
      OrderId order,
      String warning,
      Stage stage,
      Optional<String> payment,
      Instant at,
      String source)
      implements Fact {
    public enum Stage {
      ACTIONABLE,
      /// There is nothing to do about it any more.
      OVER
    }

    @Override
    public Identity identity() {
      return new Identity(Kind.FRAUD_WARNING, warning, stage);
    }
  }
}
