package live.maguey.lookup;

import java.util.List;
import java.util.Optional;
import live.maguey.audit.AuditEntry;
import live.maguey.emails.Email;
import live.maguey.revenue.LedgerEntry;
import live.maguey.shared.Money;

/// An order with all that happened to it, as the staff see it.
///
/// @param returned what went back of its money; empty when nothing did
/// @param emails, trail the newest first
public record OrderHistory(
    OrderPicture picture,
    OrderPayment payment,
    List<LedgerEntry> ledger,
    Optional<Money> returned,
    List<Email> emails,
    List<AuditEntry> trail) {
  public OrderHistory {
    ledger = List.copyOf(ledger);
    emails = List.copyOf(emails);
    trail = List.copyOf(trail);
  }
}
