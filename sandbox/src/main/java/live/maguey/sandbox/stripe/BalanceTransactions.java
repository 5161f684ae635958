package live.maguey.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import live.maguey.sandbox.wire.Json;

/// The account's ledger at this Stripe: what a charge brings, less the fee, and what a refund
/// takes.
final class BalanceTransactions {
  static final String SETTLE = "settle-charge";

  /// Stripe's price for a US card: 2.9 % and 30 minor units.
  private static final long FEE_PER_MILLE = 29;

  private static final long FEE_FIXED = 30;
  private static final Duration AVAILABLE_AFTER = Duration.ofDays(2);

  private final Records records;
  private final Events events;
  private final Clock clock;

  BalanceTransactions(Records records, Events events, Clock clock) {
    this.records = records;
    this.events = events;
    this.clock = clock;
  }

  /// Gives a charge its balance transaction, the second half of an asynchronous capture.
  void settle(String chargeId) {
    records.locked(() -> {
      ObjectNode charge = records.charges.get(chargeId);
      if (charge == null || !charge.get("balance_transaction").isNull()) {
        return null;
      }
      long amount = charge.get("amount").asLong();
      long fee = (amount * FEE_PER_MILLE + 500) / 1000 + FEE_FIXED;
      ObjectNode transaction = write("charge", charge, amount, fee);
      charge.put("balance_transaction", id(transaction));
      events.emit("charge.updated", charge, Json.object().putNull("balance_transaction"));
      return null;
    });
  }

  /// What no charge, refund or payout made, such as an invoice of Stripe's own.
  ObjectNode writeOfItsOwn(String type, long amount, String currency) {
    ObjectNode none = Json.object().putNull("id").put("currency", currency);
    return write(type, none.putNull("description"), amount, 0);
  }

  /// @param source the charge, refund or payout that moved the money
  /// @param amount negative when it leaves
  ObjectNode write(String type, ObjectNode source, long amount, long fee) {
    long now = clock.instant().getEpochSecond();
    ObjectNode transaction = Shapes.created("balance_transaction", "txn_", now);
    transaction.put("amount", amount).put("fee", fee).put("net", amount - fee);
    transaction.put("available_on", now + AVAILABLE_AFTER.toSeconds());
    transaction.put("currency", source.get("currency").asText());
    transaction.put("type", type).put("reporting_category", type);
    transaction.set("source", source.get("id"));
    transaction.set("description", source.path("description").deepCopy());
    if (fee > 0) {
      transaction
          .withArray("fee_details")
          .addObject()
          .put("amount", fee)
          .putNull("application")
          .put("currency", source.get("currency").asText())
          .put("description", "Stripe processing fees")
          .put("type", "stripe_fee");
    }
    return Records.add(records.transactions, transaction);
  }

  private static String id(ObjectNode object) {
    return object.get("id").asText();
  }
}
