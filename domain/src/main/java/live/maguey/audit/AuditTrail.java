package live.maguey.audit;

import java.util.List;
import java.util.Optional;
import live.maguey.shared.Page;

/// The append-only trail. Written in the same unit of work as the act it records.
public interface AuditTrail {
  /// In this order.
  void record(List<AuditEntry> entries);

  default void record(AuditEntry entry) {
    record(List.of(entry));
  }

  /// Newest first, at most `limit`, of one subject.
  List<AuditEntry> of(String subject, int limit);

  /// An entry with its number in the trail, by which it is found again.
  ///
  /// @param number greater than that of all before it; numbers may be left out
  record Numbered(long number, AuditEntry entry) {}

  Optional<AuditEntry> find(long number);

  /// Newest first.
  ///
  /// @param people whether to list only what people did, not the server's own jobs
  List<Numbered> list(boolean people, Page<Long> page);
}
