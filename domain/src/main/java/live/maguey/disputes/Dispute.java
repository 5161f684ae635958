package live.maguey.disputes;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import live.maguey.payments.Fact;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;

/// What a buyer's bank holds against a payment, as far as it is known.
///
/// @param object Stripe's id (`dp_…`, `du_…`)
/// @param payment the payment intent that it is about, null where that is not known
/// @param dueBy until when the bank takes evidence, null where that is not known
public record Dispute(
    String object, State state, Money amount, @Nullable String payment, @Nullable Instant dueBy) {

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

    static State ofStripe(String status) {
      return switch (status) {
        case "warning_needs_response", "warning_under_review" -> INQUIRY;
        case "warning_closed", "prevented" -> CLOSED;
        case "won" -> WON;
        case "lost" -> LOST;
        default -> OPEN;
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

  /// Stripe refuses to refund what the bank has taken.
  boolean hasTakenTheMoney() {
    return state == State.OPEN || state == State.LOST;
  }

  /// From all facts about it, in any order: a decision goes before what led to it, the last
  /// decision before earlier ones.
  static Dispute of(List<Fact> told, @Nullable Instant dueBy) {
    Fact last =
        told.stream()
            .max(
                Comparator.<Fact, Instant>comparing(
                        f -> state(f).isDecided() ? f.at() : Instant.EPOCH)
                    .thenComparing(Dispute::state))
            .orElseThrow();
    return new Dispute(last.object(), state(last), last.money(), last.related(), dueBy);
  }

  private static State state(Fact fact) {
    return State.ofStripe(fact.status());
  }
}
