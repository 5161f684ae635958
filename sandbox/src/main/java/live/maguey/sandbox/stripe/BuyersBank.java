package live.maguey.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// What buyers' banks and card networks do about payments, on demand. Each answers with the result,
/// in Stripe's own JSON.
public final class BuyersBank {
  private final Records records;
  private final Disputes disputes;

  BuyersBank(Records records, Disputes disputes) {
    this.records = records;
    this.disputes = disputes;
  }

  /// @param payment a charge or a payment intent
  /// @throws IllegalStateException when it is disputed already
  public JsonNode dispute(String payment) {
    return disputes.open(payment);
  }

  /// The bank asks and takes nothing. @param payment a charge or a payment intent
  ///
  /// @throws IllegalStateException when it is disputed already
  public JsonNode inquire(String payment) {
    return disputes.inquire(payment);
  }

  /// An inquiry becomes a dispute.
  public JsonNode escalate(String inquiry) {
    return disputes.escalate(inquiry);
  }

  /// The bank looks at the evidence.
  public JsonNode review(String dispute) {
    return disputes.review(dispute);
  }

  /// The bank decides; an inquiry is closed, whatever the outcome.
  public JsonNode close(String dispute, boolean won) {
    return disputes.close(dispute, won);
  }

  /// The card network warns of fraud. @param payment a charge or a payment intent
  public JsonNode warnOfFraud(String payment) {
    return disputes.warn(payment);
  }

  /// Oldest first, inquiries too.
  public List<JsonNode> disputes() {
    return records.copiesOf(records.disputes);
  }
}
