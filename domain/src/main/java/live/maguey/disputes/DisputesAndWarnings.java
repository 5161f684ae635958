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
    Map<String, List<Fact.DisputeTold>> told =
        Fact.of(facts, Fact.DisputeTold.class)
            .collect(
                Collectors.groupingBy(
                    Fact.DisputeTold::dispute, LinkedHashMap::new, Collectors.toList()));
    List<Dispute> disputes =
        told.entrySet().stream()
            .map(one -> Dispute.of(one.getValue(), dueBy(one.getKey(), facts)))
            .toList();
    List<Fact.FraudWarning> warnings = Fact.of(facts, Fact.FraudWarning.class).toList();
    return new DisputesAndWarnings(
        disputes, warnings.stream().anyMatch(warning -> isOpen(warning, warnings)));
  }

  /// What the dispute that a fact tells of stands at.
  public Dispute dispute(Fact.DisputeTold told) {
    return disputes.stream()
        .filter(dispute -> dispute.object().equals(told.dispute()))
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
        .anyMatch(dispute -> dispute.mayBeAbout(payment));
  }

  private static @Nullable Instant dueBy(String dispute, List<Fact> facts) {
    return Fact.of(facts, Fact.DisputeDue.class)
        .filter(due -> due.dispute().equals(dispute))
        .map(Fact.DisputeDue::by)
        .reduce((_, later) -> later)
        .orElse(null);
  }

  private static boolean isOpen(Fact.FraudWarning warning, List<Fact.FraudWarning> all) {
    return all.stream()
        .filter(told -> told.warning().equals(warning.warning()))
        .allMatch(told ->
            switch (told.stage()) {
              case ACTIONABLE -> true;
              case OVER -> false;
            });
  }
}
