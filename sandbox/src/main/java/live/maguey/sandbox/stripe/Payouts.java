package live.maguey.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import live.maguey.sandbox.wire.Json;

/// What this Stripe sends to the merchant's bank: on demand instead of daily, all that no payout
/// has paid out so far.
final class Payouts {
  private final Records records;
  private final BalanceTransactions transactions;
  private final Events events;
  private final Clock clock;

  Payouts(Records records, BalanceTransactions transactions, Events events, Clock clock) {
    this.records = records;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
  }

  /// An automatic payout of the whole balance, paid at once.
  ///
  /// @throws IllegalStateException when there is nothing to pay out
  ObjectNode payOut() {
    return records.locked(() -> {
      List<ObjectNode> open =
          records.transactions.all().values().stream()
              .filter(t -> !records.payoutOf.has(t.get("id").asText()))
              .toList();
      long amount = open.stream().mapToLong(t -> t.get("net").asLong()).sum();
      if (amount <= 0) {
        throw new IllegalStateException("there is nothing to pay out: the balance is " + amount);
      }
      ObjectNode payout = payout(amount, open.getFirst().get("currency").asText());
      ObjectNode paid = transactions.write("payout", payout, -amount, 0);
      payout.put("balance_transaction", paid.get("id").asText());
      open.forEach(t -> keep(t, payout));
      keep(paid, payout);
      events.emit("payout.created", payout);
      payout.put("status", "paid");
      events.emit("payout.paid", payout, Json.object().put("status", "in_transit"));
      return payout.deepCopy();
    });
  }

  private ObjectNode payout(long amount, String currency) {
    long now = clock.instant().getEpochSecond();
    return Records.add(
        records.payouts,
        Shapes.created("payout", "po_", now)
            .put("amount", amount)
            .put("arrival_date", now)
            .put("currency", currency));
  }

  private void keep(ObjectNode transaction, ObjectNode payout) {
    records.payoutOf.put(transaction.get("id").asText(), payout.get("id").asText());
  }
}
