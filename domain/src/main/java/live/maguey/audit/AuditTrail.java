package live.maguey.audit;

import java.time.Instant;
import java.util.List;

/// The append-only trail. Written in the same unit of work as the act it records.
public interface AuditTrail {
  /// In this order.
  void record(List<AuditEntry> entries);

  default void record(AuditEntry entry) {
    record(List.of(entry));
  }

  /// Newest first, at most `limit`, of one subject.
  List<AuditEntry> of(String subject, int limit);

  /// Newest first, at most `limit`, from `since` on.
  ///
  /// @param people whether to list only what people did, not the server's own jobs
  List<AuditEntry> list(Instant since, boolean people, int limit);
}
