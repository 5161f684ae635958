package live.maguey.payments;

import java.time.Instant;

/// One thing that follows from an order's facts. Done once per key, whatever happens to its result,
/// so that replaying never undoes a person's later decision.
public sealed interface Step {
  Key key();

  /// @param line the order line it concerns, 0 for the whole order; @param n the place in the line,
  ///   0 for all
  /// @param purpose what for, with the object's id where there can be several: `charge:pi_1`
  record Key(int line, int n, String purpose) {
    static Key of(String purpose) {
      return new Key(0, 0, purpose);
    }
  }

  /// Write the money that came into the ledger.
  record RecordCharge(Fact capture) implements Step {
    @Override
    public Key key() {
      return Key.of("charge:" + capture.object());
    }
  }

  /// Write what the venue gave away into the ledger, under its own account.
  record RecordComp(Fact free) implements Step {
    @Override
    public Key key() {
      return Key.of("comp:" + free.object());
    }
  }

  /// The order is paid: issue its tickets and write the confirmation.
  ///
  /// @param by the capture or free fact it is paid by
  record Confirm(Fact by) implements Step {
    @Override
    public Key key() {
      return Key.of("confirm");
    }
  }

  /// Money came after the hold had lapsed: take the places again if they are there. The database's
  /// answer, `taken` or `gone`, is the step's result.
  record Reseat(Fact capture) implements Step {
    static final String TAKEN = "taken";
    static final String GONE = "gone";

    @Override
    public Key key() {
      return Key.of("reseat:" + capture.object());
    }
  }

  /// Money that buys nothing is refunded in full.
  record Return(Fact capture, Why why) implements Step {
    enum Why {
      /// The hold had lapsed and the places were gone.
      LATE,
      /// The order was paid already.
      PAID_TWICE,
      /// Not the amount that was asked for.
      WRONG_AMOUNT
    }

    @Override
    public Key key() {
      return Key.of("return:" + capture.object());
    }
  }

  /// The hold ends without money: the places are on sale again.
  record Lapse(How how, String reason) implements Step {
    enum How {
      EXPIRED,
      FAILED,
      CANCELLED
    }

    @Override
    public Key key() {
      return Key.of("lapse");
    }
  }

  /// Write what Stripe kept into the ledger.
  record RecordFee(Fact fee) implements Step {
    @Override
    public Key key() {
      return Key.of("fee:" + fee.object());
    }
  }

  /// Write the refunded money into the ledger, no matter who sent it.
  record RecordRefund(Fact refund) implements Step {
    @Override
    public Key key() {
      return Key.of("refunded:" + refund.object());
    }
  }

  /// Money that had gone back did not reach the buyer and is with us again: write that into the
  /// ledger too.
  ///
  /// @param refund the fact that it failed
  record RecordRefundReturned(Fact refund) implements Step {
    @Override
    public Key key() {
      return Key.of("refund-returned:" + refund.object());
    }
  }

  /// A refund that we asked for has moved on.
  record FollowRefund(Fact refund, RefundId ours) implements Step {
    @Override
    public Key key() {
      return Key.of("refund:" + refund.object() + ":" + refund.status());
    }
  }

  /// All the money that ever came went back, and not by us: no ticket of the order is worth
  /// anything any more.
  record VoidAll() implements Step {
    @Override
    public Key key() {
      return Key.of("void-all");
    }
  }

  /// Write the money that a dispute took or gave back into the ledger.
  record RecordDispute(Fact money) implements Step {
    @Override
    public Key key() {
      return Key.of("dispute-money:" + money.object());
    }
  }

  /// A dispute has moved on: mark the order or clear the mark, and alert a person.
  ///
  /// @param told the news; @param dispute what it stands at by all that is known
  /// @param mark whether anything stands against the order's money now
  record FollowDispute(Fact told, Dispute dispute, boolean mark) implements Step {
    @Override
    public Key key() {
      return Key.of("dispute:" + told.object() + ":" + told.status());
    }
  }

  /// A card network warns of fraud, or the warning is over.
  ///
  /// @param mark whether anything stands against the order's money now
  record FollowWarning(Fact told, boolean mark) implements Step {
    @Override
    public Key key() {
      return Key.of("fraud-warning:" + told.object() + ":" + told.status());
    }
  }

  /// A refund that somebody made in Stripe's dashboard went through and came back: the buyer is
  /// owed it, as one of ours that failed.
  ///
  /// @param refund the fact that it failed; @param payment what it paid back, empty where nobody
  ///   told; @param since when it was made, as far as is known
  record OweRefund(Fact refund, String payment, Instant since) implements Step {
    @Override
    public Key key() {
      return Key.of("refund-owed:" + refund.object());
    }
  }

  /// A person has to look.
  ///
  /// @param about the object that it concerns: one alert for each
  record Raise(String kind, String about, String detail) implements Step {
    @Override
    public Key key() {
      return Key.of("raise:" + kind + ":" + about);
    }
  }
}
