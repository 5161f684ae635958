package live.maguey.lookup;

import java.util.List;
import java.util.Optional;
import live.maguey.audit.AuditEntry;
import live.maguey.checkout.CheckoutAttempt;
import live.maguey.disputes.Dispute;
import live.maguey.disputes.DisputesAndWarnings;
import live.maguey.emails.Email;
import live.maguey.events.Event;
import live.maguey.orders.Buyer;
import live.maguey.orders.Order;
import live.maguey.payments.Fact;
import live.maguey.payments.Refund;
import live.maguey.revenue.LedgerEntry;
import live.maguey.shared.Money;
import live.maguey.tickets.Ticket;

/// An order with all that belongs to it.
///
/// @param buyer empty once erased
/// @param emails, trail the newest first
public record OrderPicture(
    Order order,
    Event event,
    Optional<Buyer> buyer,
    Payment payment,
    List<Ticket> tickets,
    List<Email> emails,
    List<AuditEntry> trail) {

  /// What happened to its money.
  ///
  /// @param returned what went back of it; empty when nothing did
  public record Payment(
      List<CheckoutAttempt> attempts,
      List<Fact> facts,
      List<LedgerEntry> ledger,
      List<Refund> refunds,
      Optional<Money> returned) {
    public List<Dispute> disputes() {
      return DisputesAndWarnings.of(facts).disputes();
    }
  }
}
