package live.maguey.lookup;

import java.util.List;
import java.util.Optional;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderReference;
import live.maguey.shared.Span;

/// Looks up who did what.
public final class LookUpAudit {
  private static final String ORDER = "order ";

  private final AuditTrail trail;

  public LookUpAudit(AuditTrail trail) {
    this.trail = trail;
  }

  /// The newest first.
  ///
  /// @param people whether to list only what people did, not the servers' own jobs
  public List<AuditEntry> list(Span at, boolean people, int limit) {
    return trail.list(at.from(), people, limit).stream()
        .filter(entry -> at.has(entry.at()))
        .toList();
  }

  /// The number of the order that an entry is about; empty where it is about something else.
  public static Optional<OrderReference> order(AuditEntry entry) {
    return entry.subject().startsWith(ORDER)
        ? Optional.of(OrderReference.of(OrderId.parse(entry.subject().substring(ORDER.length()))))
        : Optional.empty();
  }
}
