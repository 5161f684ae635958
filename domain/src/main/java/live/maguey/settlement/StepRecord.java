package live.maguey.settlement;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.orders.OrderId;
import live.maguey.payments.Facts;
import live.maguey.payments.StepKey;

/// Keeps what was done for an order: for the next decision, and in the audit trail for people.
public final class StepRecord {
  private final Facts facts;
  private final AuditTrail audit;

  public StepRecord(Facts facts, AuditTrail audit) {
    this.facts = facts;
    this.audit = audit;
  }

  /// All of it at once, however many steps it was.
  void write(OrderId order, List<ApplySteps.Applied> all, Cause cause, Instant now) {
    if (all.isEmpty()) {
      return;
    }
    Map<StepKey, String> results = new LinkedHashMap<>();
    all.forEach(applied -> results.put(applied.step().key(), applied.result()));
    facts.done(order, results, Settlement.RULE_VERSION, now);
    audit.record(all.stream().map(applied -> entry(order, applied, cause, now)).toList());
  }

  private static AuditEntry entry(
      OrderId order, ApplySteps.Applied applied, Cause cause, Instant now) {
    return new AuditEntry(
        now,
        cause.actor(),
        "order." + applied.step().key().name(),
        "order " + order,
        applied.order().state() + ", " + applied.result(),
        cause.requestId());
  }
}
