package live.maguey.settlement;

import java.time.Instant;
import live.maguey.alerts.AlertKind;
import live.maguey.disputes.Dispute;
import live.maguey.orders.OrderLine;
import live.maguey.payments.Fact;
import live.maguey.payments.RefundId;
import live.maguey.payments.StepKey;

/// One thing that follows from an order's facts. Done once per key, whatever happens to its result,
/// so that replaying never undoes a person's later decision.
public sealed interface Step {
  StepKey key();

  /// Write the money that came into the ledger.
  record RecordCharge(Fact.Captured capture) implements Step {
    @Override
    public StepKey key() {
      return StepKey.of("charge:" + capture.object());
    }
  }

  /// Write what the venue gave away into the ledger, under its own account.
  record RecordComp(Fact.Free free) implements Step {
    @Override
    public StepKey key() {
      return StepKey.of("comp:" + free.object());
    }
  }

  /// The order is paid.
  ///
  /// @param by what bought it
  record Confirm(Fact.Buying by) implements Step {
    @Override
    public StepKey key() {
      return StepKey.CONFIRM;
    }
  }

  /// A paid line gives its buyer what it is of: places their tickets, a table its passes.
  record Fulfil(OrderLine line) implements Step {
    @Override
    public StepKey key() {
      return StepKey.of(line.no(), "fulfil");
    }
  }

  /// The buyer is told by email that the order is theirs.
  record SendConfirmation() implements Step {
    @Override
    public StepKey key() {
      return StepKey.of("confirmation");
    }
  }

  /// Money came after the hold had lapsed: take the places again if they are there, a table like it
  /// in the place of one that is gone. The database's answer, `taken`, `stands in` or `gone`, is
  /// the step's result.
  record Reseat(Fact.Captured capture) implements Step {
    static final String TAKEN = "taken";
    static final String STANDS_IN = "stands in";
    static final String GONE = "gone";

    @Override
    public StepKey key() {
      return StepKey.of("reseat:" + capture.object());
    }
  }

  /// Money that buys nothing is refunded in full.
  record Return(Fact.Captured capture, Why why) implements Step {
    enum Why {
      /// The hold had lapsed and the places were gone.
      LATE,
      /// The order was paid already.
      PAID_TWICE,
      /// Not the amount that was asked for.
      WRONG_AMOUNT
    }

    @Override
    public StepKey key() {
      return StepKey.of("return:" + capture.object());
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
    public StepKey key() {
      return StepKey.of("lapse");
    }
  }

  /// Write what Stripe kept into the ledger.
  record RecordFee(Fact.Fee fee) implements Step {
    @Override
    public StepKey key() {
      return StepKey.of("fee:" + fee.object());
    }
  }

  /// Write the refunded money into the ledger, no matter who sent it.
  record RecordRefund(Fact.RefundTold refund) implements Step {
    @Override
    public StepKey key() {
      return StepKey.of("refunded:" + refund.object());
    }
  }

  /// Money that had gone back did not reach the buyer and is with us again: write that into the
  /// ledger too.
  ///
  /// @param refund the fact that it failed
  record RecordRefundReturned(Fact.RefundTold refund) implements Step {
    @Override
    public StepKey key() {
      return StepKey.of("refund-returned:" + refund.object());
    }
  }

  /// A refund of the payment that bought the order reached its guest: its deposit is owed no more.
  ///
  /// @param paidBy that payment
  record ReturnDeposit(Fact.RefundTold refund, String paidBy) implements Step {
    @Override
    public StepKey key() {
      return StepKey.of("deposit-returned:" + refund.object());
    }
  }

  /// That money did not reach its guest and is with us again: the deposit is owed again.
  ///
  /// @param refund the fact that it failed; @param paidBy the payment that bought the order
  record OweDeposit(Fact.RefundTold refund, String paidBy) implements Step {
    @Override
    public StepKey key() {
      return StepKey.of("deposit-owed-again:" + refund.object());
    }
  }

  /// A refund that we asked for has moved on.
  record FollowRefund(Fact.RefundTold refund, RefundId ours) implements Step {
    @Override
    public StepKey key() {
      return StepKey.of("refund:" + refund.object() + ":" + refund.identity().status());
    }
  }

  /// All the money that ever came went back, and not by us: no ticket of the order is worth
  /// anything any more.
  record VoidAll() implements Step {
    @Override
    public StepKey key() {
      return StepKey.of("void-all");
    }
  }

  /// Write the money that a dispute took or gave back into the ledger.
  record RecordDispute(Fact.DisputeMoved money) implements Step {
    @Override
    public StepKey key() {
      return StepKey.of("dispute-money:" + money.object());
    }
  }

  /// A dispute has moved on: mark the order or clear the mark, and alert a person.
  ///
  /// @param told the news; @param dispute what it stands at by all that is known
  /// @param mark whether anything stands against the order's money now
  record FollowDispute(Fact.DisputeTold told, Dispute dispute, boolean mark) implements Step {
    @Override
    public StepKey key() {
      return StepKey.of("dispute:" + told.object() + ":" + told.identity().status());
    }
  }

  /// A card network warns of fraud, or the warning is over.
  ///
  /// @param mark whether anything stands against the order's money now
  record FollowWarning(Fact.FraudWarning told, boolean mark) implements Step {
    @Override
    public StepKey key() {
      return StepKey.of("fraud-warning:" + told.object() + ":" + told.identity().status());
    }
  }

  /// A refund that somebody made in Stripe's dashboard went through and came back: the buyer is
  /// owed it, as one of ours that failed.
  ///
  /// @param refund the fact that it failed; @param payment what it paid back, empty where nobody
  ///   told; @param since when it was made, as far as is known
  record OweRefund(Fact.RefundTold refund, String payment, Instant since) implements Step {
    @Override
    public StepKey key() {
      return StepKey.of("refund-owed:" + refund.object());
    }
  }

  /// A person has to look.
  ///
  /// @param about the object that it concerns: one alert for each
  record Raise(AlertKind kind, String about, String detail) implements Step {
    @Override
    public StepKey key() {
      return StepKey.of("raise:" + kind.text() + ":" + about);
    }
  }
}
