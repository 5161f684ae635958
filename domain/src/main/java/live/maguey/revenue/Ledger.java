package live.maguey.revenue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import live.maguey.orders.OrderId;
import live.maguey.shared.Money;

/// The append-only ledger. Written in the same unit of work as what it records.
public interface Ledger {
  /// Stores an entry unless one with its (source, kind, balance transaction) is there.
  ///
  /// @return whether it was stored
  boolean record(LedgerEntry entry);

  /// Links an entry that had none to its balance transaction; once.
  void link(String source, LedgerEntry.Kind kind, String balanceTransaction);

  /// All entries of an order by time and id, with the balance transaction that was linked later.
  List<LedgerEntry> of(OrderId order);

  /// What went back of each order's money, positive, from every account: refunds that went through,
  /// by any person or server, less those that a bank returned. Orders of which nothing is back are
  /// left out.
  Map<OrderId, Money> returned(Collection<OrderId> orders);
}
