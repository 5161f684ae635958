package live.maguey.orders;

import java.time.Instant;
import live.maguey.shared.Money;

/// An order and its state. States only move forward: held → paid → partially refunded → refunded,
/// held → expired | failed | cancelled; from those three, only captured money leads on, to paid
/// (the places taken again) or late-refunded. The database enforces the same moves.
public sealed interface Order {
  OrderDetails details();

  default OrderId id() {
    return details().id();
  }

  default Money total() {
    return details().total();
  }

  /// The state's name in the database, the API and the log: `held`, `late_refunded`, …
  default String state() {
    return switch (this) {
      case Held _ -> "held";
      case Paid _ -> "paid";
      case PartiallyRefunded _ -> "partially_refunded";
      case Refunded _ -> "refunded";
      case Expired _ -> "expired";
      case Failed _ -> "failed";
      case Cancelled _ -> "cancelled";
      case LateRefunded _ -> "late_refunded";
    };
  }

  /// States in which the places are not taken and only money leads on.
  sealed interface Lapsed extends Order {
    Instant at();

    default Paid paid(Instant now) {
      return new Paid(details(), now, true);
    }

    default LateRefunded lateRefunded(Instant now) {
      return new LateRefunded(details(), now);
    }
  }

  /// The places are taken until `expiresAt`; the countdown starts when the payment page exists.
  record Held(OrderDetails details, Instant expiresAt) implements Order {
    public Held keptUntil(Instant at) {
      return new Held(details, at);
    }

    public Paid paid(Instant now) {
      return new Paid(details, now, false);
    }

    public Expired expired(Instant now) {
      return new Expired(details, now);
    }

    public Failed failed(Instant now, String reason) {
      return new Failed(details, now, reason);
    }

    public Cancelled cancelled(Instant now) {
      return new Cancelled(details, now);
    }
  }

  /// States in which tickets are out, from which money can go back ticket by ticket or as an
  /// amount.
  sealed interface Bought extends Order {
    /// @param whole whether every ticket is refunded, which an amount never does
    default Order refunded(boolean whole, Instant now) {
      if (whole) {
        return new Refunded(details(), now);
      }
      return this instanceof PartiallyRefunded ? this : new PartiallyRefunded(details(), now);
    }
  }

  /// @param reseated whether the money came after the hold had lapsed and places were still there
  record Paid(OrderDetails details, Instant at, boolean reseated) implements Bought {}

  record PartiallyRefunded(OrderDetails details, Instant at) implements Bought {}

  record Refunded(OrderDetails details, Instant at) implements Order {}

  record Expired(OrderDetails details, Instant at) implements Lapsed {}

  /// @param reason why no payment was possible, as a stable code for staff
  record Failed(OrderDetails details, Instant at, String reason) implements Lapsed {}

  /// The buyer released the places.
  record Cancelled(OrderDetails details, Instant at) implements Lapsed {}

  /// Money came after the hold had lapsed and the places were gone: all of it is refunded.
  record LateRefunded(OrderDetails details, Instant at) implements Order {}
}
