package live.maguey.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import live.maguey.sandbox.wire.Json;

/// What buyers' banks do about payments: inquiries, disputes and early warnings of fraud, in the
/// order of Stripe's events (<https://docs.stripe.com/disputes/how-disputes-work>).
final class Disputes {
  /// Stripe's price for a dispute in the US; it stays when the dispute is won.
  private static final long FEE = 1_500;

  private static final Duration EVIDENCE_WITHIN = Duration.ofDays(9);
  private static final Set<String> DECIDED = Set.of("won", "lost", "warning_closed");

  private final Records records;
  private final BalanceTransactions transactions;
  private final Events events;
  private final Clock clock;

  Disputes(Records records, BalanceTransactions transactions, Events events, Clock clock) {
    this.records = records;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
  }

  /// What a card that is made for it brings about right after it has paid.
  void after(TestCard card, String charge) {
    switch (card) {
      case DISPUTED -> open(charge);
      case INQUIRED -> inquire(charge);
      case WARNED -> warn(charge);
      default -> {}
    }
  }

  /// @param payment a charge or a payment intent
  ObjectNode open(String payment) {
    return records.locked(() -> {
      ObjectNode charge = undisputed(payment);
      ObjectNode dispute = dispute(charge, "needs_response", "chargeback");
      charge.put("disputed", true);
      events.emit("charge.dispute.created", dispute);
      withdraw(dispute, charge);
      endWarnings(id(charge));
      return dispute.deepCopy();
    });
  }

  /// The bank only asks. @param payment a charge or a payment intent
  ObjectNode inquire(String payment) {
    return records.locked(() -> {
      ObjectNode charge = undisputed(payment);
      ObjectNode dispute = dispute(charge, "warning_needs_response", "inquiry");
      dispute.put("is_charge_refundable", true);
      charge.put("disputed", true);
      events.emit("charge.dispute.created", dispute);
      return dispute.deepCopy();
    });
  }

  /// An inquiry becomes a dispute.
  ObjectNode escalate(String id) {
    return records.locked(() -> {
      ObjectNode dispute = undecided(id);
      if (!dispute.get("status").asText().startsWith("warning_")) {
        throw new IllegalStateException(id + " is a dispute already");
      }
      dispute.put("is_charge_refundable", false);
      move(dispute, "needs_response", "charge.dispute.updated");
      withdraw(dispute, chargeOf(dispute.get("charge").asText()));
      return dispute.deepCopy();
    });
  }

  /// The evidence is in and the bank thinks about it.
  ObjectNode review(String id) {
    return records.locked(() -> {
      ObjectNode dispute = undecided(id);
      boolean inquiry = dispute.get("status").asText().startsWith("warning_");
      move(dispute, inquiry ? "warning_under_review" : "under_review", "charge.dispute.updated");
      return dispute.deepCopy();
    });
  }

  /// The bank decides; an inquiry is closed, whatever the outcome.
  ObjectNode close(String id, boolean won) {
    return records.locked(() -> {
      ObjectNode dispute = undecided(id);
      if (dispute.get("status").asText().startsWith("warning_")) {
        move(dispute, "warning_closed", "charge.dispute.closed");
        return dispute.deepCopy();
      }
      move(dispute, won ? "won" : "lost", "charge.dispute.closed");
      if (won) {
        book(dispute, dispute.get("amount").asLong(), 0);
        dispute.put("is_charge_refundable", true);
        events.emit("charge.dispute.funds_reinstated", dispute);
      }
      return dispute.deepCopy();
    });
  }

  /// A card network warns of fraud. @param payment a charge or a payment intent
  ObjectNode warn(String payment) {
    return records.locked(() -> {
      ObjectNode charge = chargeOf(payment);
      ObjectNode warning =
          Shapes.created("radar.early_fraud_warning", "issfr_1", clock.instant().getEpochSecond())
              .put("charge", id(charge));
      warning.set("payment_intent", charge.get("payment_intent").deepCopy());
      Records.add(records.warnings, warning);
      events.emit("radar.early_fraud_warning.created", warning);
      return warning.deepCopy();
    });
  }

  /// A charge that is refunded or disputed leaves nothing to do about its warnings.
  void endWarnings(String charge) {
    List.copyOf(records.warnings.all().values()).stream()
        .filter(w -> w.get("charge").asText().equals(charge) && w.get("actionable").asBoolean())
        .map(w -> Records.find(records.warnings, "early_fraud_warning", id(w), "id"))
        .forEach(warning -> {
          warning.put("actionable", false);
          events.emit(
              "radar.early_fraud_warning.updated", warning, Json.object().put("actionable", true));
        });
  }

  /// @throws StripeError when the bank has the charge's money
  void refuseRefundOf(ObjectNode charge) {
    boolean gone =
        records.disputes.all().values().stream()
            .filter(d -> d.get("charge").asText().equals(id(charge)))
            .anyMatch(d -> !d.get("is_charge_refundable").asBoolean());
    if (gone) {
      throw StripeError.invalid(
          "charge_disputed",
          null,
          "Charge %s has been charged back; cannot issue a refund.".formatted(id(charge)));
    }
  }

  private ObjectNode dispute(ObjectNode charge, String status, String caseType) {
    long now = clock.instant().getEpochSecond();
    ObjectNode dispute = Shapes.created("dispute", "dp_1", now).put("status", status);
    dispute.put("amount", charge.get("amount").asLong()).put("charge", id(charge));
    for (String same : List.of("currency", "payment_intent")) {
      dispute.set(same, charge.get(same).deepCopy());
    }
    ((ObjectNode) dispute.get("evidence_details")).put("due_by", now + EVIDENCE_WITHIN.toSeconds());
    ((ObjectNode) dispute.get("payment_method_details").get("card"))
        .put("case_type", caseType)
        .put("network", charge.path("payment_method_details").path("card").path("network").asText())
        .put("brand", charge.path("payment_method_details").path("card").path("brand").asText());
    return Records.add(records.disputes, dispute);
  }

  private void withdraw(ObjectNode dispute, ObjectNode charge) {
    book(dispute, -charge.get("amount").asLong(), FEE);
    events.emit("charge.dispute.funds_withdrawn", dispute);
  }

  private void book(ObjectNode dispute, long amount, long fee) {
    ObjectNode transaction = transactions.write("adjustment", dispute, amount, fee);
    dispute.withArray("balance_transactions").add(transaction.deepCopy());
  }

  private void move(ObjectNode dispute, String status, String event) {
    String before = dispute.get("status").asText();
    dispute.put("status", status);
    events.emit(event, dispute, Json.object().put("status", before));
  }

  private ObjectNode undecided(String id) {
    ObjectNode dispute = Records.find(records.disputes, "dispute", id, "dispute");
    String status = dispute.get("status").asText().toLowerCase(Locale.ROOT);
    if (DECIDED.contains(status)) {
      throw new IllegalStateException(id + " is decided: " + status);
    }
    return dispute;
  }

  private ObjectNode undisputed(String payment) {
    ObjectNode charge = chargeOf(payment);
    if (charge.get("disputed").asBoolean()) {
      throw new IllegalStateException(id(charge) + " is disputed already");
    }
    return charge;
  }

  private ObjectNode chargeOf(String payment) {
    if (!payment.startsWith("pi_")) {
      return Records.find(records.charges, "charge", payment, "charge");
    }
    ObjectNode intent = Records.find(records.intents, "payment_intent", payment, "payment_intent");
    return Records.find(
        records.charges, "charge", intent.path("latest_charge").asText(), "payment_intent");
  }

  private static String id(JsonNode object) {
    return object.get("id").asText();
  }
}
