package live.maguey.disputes;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import live.maguey.payments.Fact;
import org.jspecify.annotations.Nullable;

/// What stands against an order's money, from the facts alone.
///
/// @param disputes by Stripe's id
/// @param warned whether a card network has warned of fraud and nothing has come of it yet
public record DisputesAndWarnings(List<Dispute> disputes, boolean warned) {
  public DisputesAndWarnings {
    disputes = List.copyOf(disputes);
  }

  public static DisputesAndWarnings of(List<Fact> facts) {
    Map<String, List<Fact>> told =
        facts.stream()
            .filter(f -> f.kind() == Fact.Kind.DISPUTE)
            .collect(Collectors.groupingBy(Fact::object, LinkedHashMap::new, Collectors.toList()));
    List<Dispute> disputes =
        told.entrySet().stream()
            .map(one -> Dispute.of(one.getValue(), dueBy(one.getKey(), facts)))
            .toList();
    return new DisputesAndWarnings(disputes, facts.stream().anyMatch(f -> isOpenWarning(f, facts)));
  }

  /// What the dispute that a fact tells of stands at.
  public Dispute dispute(Fact told) {
    return disputes.stream()
        .filter(dispute -> dispute.object().equals(told.object()))
        .findFirst()
        .orElseThrow();
  }

  /// Whether the order is marked: people look at it, and the gate says so.
  public boolean mark() {
    return warned || disputes.stream().anyMatch(Dispute::isDoubted);
  }

  /// Whether Stripe would refuse to pay this payment back.
  public boolean hasTaken(String payment) {
    return disputes.stream()
        .filter(Dispute::hasTakenTheMoney)
        .anyMatch(dispute -> dispute.payment() == null || dispute.payment().equals(payment));
  }

  private static @Nullable Instant dueBy(String dispute, List<Fact> facts) {
    return facts.stream()
        .filter(f -> f.kind() == Fact.Kind.DISPUTE_DEADLINE && f.object().equals(dispute))
        .map(Fact::at)
        .reduce((_, later) -> later)
        .orElse(null);
  }

  private static boolean isOpenWarning(Fact fact, List<Fact> facts) {
    return fact.kind() == Fact.Kind.FRAUD_WARNING
        && fact.status().equals("actionable")
        && facts.stream()
            .noneMatch(f ->
                f.kind() == Fact.Kind.FRAUD_WARNING
                    && f.object().equals(fact.object())
                    && f.status().equals("over"));
  }
}
