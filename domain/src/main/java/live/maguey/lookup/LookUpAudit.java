package live.maguey.lookup;

import java.util.List;
import java.util.Optional;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderReference;
import live.maguey.shared.Page;

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
  public List<AuditTrail.Numbered> list(boolean people, Page<Long> page) {
    return trail.list(people, page);
  }

  /// Where an entry stands in the list.
  public Optional<Page.Row<Long>> row(long number) {
    return trail.find(number).map(entry -> new Page.Row<>(entry.at(), number));
  }

  /// The number of the order that an entry is about; empty where it is about something else.
  public static Optional<OrderReference> order(AuditEntry entry) {
    return entry.subject().startsWith(ORDER)
        ? Optional.of(OrderReference.of(OrderId.parse(entry.subject().substring(ORDER.length()))))
        : Optional.empty();
  }
}
