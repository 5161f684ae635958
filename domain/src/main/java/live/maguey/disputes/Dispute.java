package live.maguey.disputes;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import live.maguey.payments.Fact;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;

/// What a buyer's bank holds against a payment, as far as it is known.
///
/// @param object Stripe's id (`dp_…`, `du_…`)
/// @param payment the payment intent that it is about, where that is known
/// @param dueBy until when the bank takes evidence, null where that is not known
public record Dispute(
    String object, State state, Money amount, Optional<String> payment, @Nullable Instant dueBy) {

  public enum State {
    /// The bank asks and moves no money; it may become a dispute.
    INQUIRY,
    /// An inquiry that came to nothing, or a dispute that was settled before it was one.
    CLOSED,
    /// The money is gone until the bank has decided.
    OPEN,
    WON,
    /// The money stays gone.
    LOST;

    private static State at(Fact.DisputeTold.Stage stage) {
      return switch (stage) {
        case INQUIRY, INQUIRY_IN_REVIEW -> INQUIRY;
        case INQUIRY_CLOSED, PREVENTED -> CLOSED;
        case OPEN, IN_REVIEW -> OPEN;
        case WON -> WON;
        case LOST -> LOST;
      };
    }

    private boolean isDecided() {
      return this == WON || this == LOST;
    }
  }

  /// Whether the money may still be, or stay, gone.
  public boolean isDoubted() {
    return switch (state) {
      case INQUIRY, OPEN, LOST -> true;
      case CLOSED, WON -> false;
    };
  }

  /// Whether it may be about this payment: it is, or nobody told.
  public boolean mayBeAbout(String other) {
    return payment.map(other::equals).orElse(true);
  }

  /// Stripe refuses to refund what the bank has taken.
  boolean hasTakenTheMoney() {
    return state == State.OPEN || state == State.LOST;
  }

  /// From all facts about it, in any order: a decision goes before what led to it, the last
  /// decision before earlier ones.
  static Dispute of(List<Fact.DisputeTold> told, @Nullable Instant dueBy) {
    Fact.DisputeTold last =
        told.stream()
            .max(
                Comparator.<Fact.DisputeTold, Instant>comparing(
                        t -> State.at(t.stage()).isDecided() ? t.at() : Instant.EPOCH)
                    .thenComparing(t -> State.at(t.stage())))
            .orElseThrow();
    return new Dispute(
        last.dispute(), State.at(last.stage()), last.amount(), last.payment(), dueBy);
  }
}
