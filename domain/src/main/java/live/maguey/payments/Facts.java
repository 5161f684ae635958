package live.maguey.payments;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import live.maguey.orders.OrderId;

/// What is known of each order, and what was done about it. Written under the order's lock.
public interface Facts {
  /// Adds facts, and reads what is known of their order with them and was done about it.
  ///
  /// @param facts all of this order, none or more
  Learnt learn(OrderId order, List<Fact> facts);

  /// @param news those that were not known: no fact of their kind, object and status was
  /// @param known as [#of], the news among them; @param done as [#done]
  record Learnt(List<Fact> news, List<Fact> known, Map<StepKey, String> done) {}

  /// By `at`, then object, then status, both by their characters: the order in which they are
  /// considered.
  List<Fact> of(OrderId order);

  /// The orders that something is known of this object about: a payment, a refund, a dispute, ….
  List<OrderId> about(String object);

  /// What was done for the order so far: step key to result.
  Map<StepKey, String> done(OrderId order);

  /// Records that steps were done and their results, whatever happens to them later. Either all are
  /// recorded or, when one was done before, none.
  void done(OrderId order, Map<StepKey, String> results, int ruleVersion, Instant at);
}
