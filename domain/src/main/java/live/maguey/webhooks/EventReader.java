package live.maguey.webhooks;

import java.util.List;
import java.util.Optional;
import live.maguey.payments.Fact;

/// Reads a stored Stripe event. Pure: calls nobody.
public interface EventReader {
  Reading read(String body);

  /// The event without what nobody reads of it once it is processed: who paid, and links. It reads
  /// as before.
  default String scrubbed(String body) {
    return body;
  }

  /// What was sold by the payment page that an event tells of, and to whom; empty where it is not
  /// proved to be ours, or tells of something else.
  default Optional<LostOrder> sold(String body) {
    return Optional.empty();
  }

  sealed interface Reading {
    record Facts(List<Fact> facts) implements Reading {}

    /// Something of ours happened to this object, but the event does not say enough: fetch it.
    record Fetch(String object) implements Reading {}

    /// Of a kind that we act on, but without an order of ours.
    record Foreign() implements Reading {}

    /// Of a kind that we do not act on.
    record Ignored() implements Reading {}
  }
}
