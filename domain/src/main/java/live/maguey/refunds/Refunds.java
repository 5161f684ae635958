package live.maguey.refunds;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.maguey.orders.OrderId;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.payments.RefundNews;

/// Money that goes back. States move forward only; succeeded may still turn to failed, as banks do,
/// and what Stripe refused may be asked for again.
public interface Refunds {
  /// Inside the unit of work that decided it; one that is there stays as it is.
  ///
  /// @throws RuntimeException when another refund pays one of its tickets back: nothing is stored
  void request(Refund refund);

  /// Takes up to `limit` requested refunds whose turn has come for `lease`, those due longest
  /// first. Two claimers never have the same one.
  List<Refund> claim(int limit, Instant now, Duration lease);

  /// Stripe's answer or a later event.
  ///
  /// @param object Stripe's id of it
  /// @return whether the state moved; false when there is no such refund
  boolean moved(RefundId id, String object, RefundNews to, Instant at);

  /// All of the payment is back already: a requested refund is not asked for any more. Nothing when
  /// it moved meanwhile.
  void notNeeded(RefundId id, Instant at);

  /// The attempt's answer is unknown or was put off: due again at `next`, under the same key.
  void retry(RefundId id, Instant next, String answer);

  /// `attempt` failed for good: asked again at `next` under a new key. Nothing when another attempt
  /// was started meanwhile: its own answer is still to come, and a third could pay twice.
  void nextAttempt(RefundId id, int attempt, Instant next, String answer);

  /// `attempt` failed for good and was the last one: the refund has failed. Nothing when it moved
  /// meanwhile, as the answer to a slower repeat of the same attempt tells nothing new.
  ///
  /// @return whether it was given up now
  boolean giveUp(RefundId id, int attempt, String answer, Instant at);

  /// Asks Stripe once more, under a new attempt, for a refund that has failed and of which Stripe
  /// never made anything: what stopped it is over.
  ///
  /// @return whether it is asked for again
  boolean askAgain(RefundId id, Instant now);

  /// Keeps a refund that was not made here and has failed; one that is there stays as it is. It is
  /// never due.
  void owe(Refund failed);

  /// Keeps how a person paid what the buyer is still owed ([Refund#isOwed]); from then on nothing
  /// asks Stripe for it again.
  ///
  /// @return whether it was recorded; false where nothing is owed, or it was recorded before
  boolean payByHand(PaidByHand paid);

  /// How it was paid by hand; empty where it was not.
  Optional<PaidByHand> byHand(RefundId id);

  Optional<Refund> find(RefundId id);

  /// The oldest first.
  List<Refund> of(OrderId order);
}
