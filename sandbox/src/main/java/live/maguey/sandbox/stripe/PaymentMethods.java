package live.maguey.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Cards by the names that Stripe gives its test cards (`pm_card_visa`, `tok_visa`,
/// <https://docs.stripe.com/testing>), and methods made of them.
final class PaymentMethods {
  private static final Map<String, TestCard> NAMED =
      Map.ofEntries(
          Map.entry("visa", TestCard.VISA),
          Map.entry("visa_debit", TestCard.VISA_DEBIT),
          Map.entry("mastercard", TestCard.MASTERCARD),
          Map.entry("amex", TestCard.AMEX),
          Map.entry("bypassPending", TestCard.VISA),
          Map.entry("chargeDeclined", TestCard.GENERIC_DECLINE),
          Map.entry("visa_chargeDeclined", TestCard.GENERIC_DECLINE),
          Map.entry("chargeDeclinedInsufficientFunds", TestCard.INSUFFICIENT_FUNDS),
          Map.entry("chargeDeclinedExpiredCard", TestCard.EXPIRED),
          Map.entry("chargeDeclinedProcessingError", TestCard.PROCESSING_ERROR),
          Map.entry("authenticationRequired", TestCard.THREE_D_SECURE),
          Map.entry("createDispute", TestCard.DISPUTED),
          Map.entry("createDisputeInquiry", TestCard.INQUIRED));

  /// What a payment may be asked to be made with.
  static final List<String> TYPES =
      List.of(
          "card",
          "acss_debit",
          "affirm",
          "afterpay_clearpay",
          "alipay",
          "au_becs_debit",
          "bacs_debit",
          "bancontact",
          "blik",
          "boleto",
          "cashapp",
          "crypto",
          "customer_balance",
          "eps",
          "fpx",
          "giropay",
          "grabpay",
          "ideal",
          "klarna",
          "konbini",
          "link",
          "mb_way",
          "multibanco",
          "oxxo",
          "p24",
          "pay_by_bank",
          "paynow",
          "paypal",
          "payto",
          "pix",
          "promptpay",
          "revolut_pay",
          "sepa_debit",
          "sofort",
          "us_bank_account",
          "wechat_pay");

  private final Records records;
  private final Clock clock;

  PaymentMethods(Records records, Clock clock) {
    this.records = records;
    this.clock = clock;
  }

  ObjectNode create(Params params) {
    params.refuseAllBut(
        Set.of("type", "card[token]", "billing_details[**]", "metadata[*]", "expand[]"));
    if (!"card".equals(params.required("type"))) {
      throw StripeError.invalid(null, "type", "This lookalike knows only type `card`.");
    }
    String token = params.required("card[token]");
    TestCard card = token.startsWith("tok_") ? NAMED.get(token.substring(4)) : null;
    if (card == null) {
      throw StripeError.missing("token", token, "card[token]");
    }
    return records.locked(() -> {
      ObjectNode method =
          Shapes.created("payment_method", "pm_1", clock.instant().getEpochSecond());
      ((ObjectNode) method.get("card"))
          .put("brand", TestCard.brand(card.number()))
          .put("display_brand", TestCard.brand(card.number()))
          .put("last4", TestCard.last4(card.number()));
      ((ObjectNode) method.get("billing_details"))
          .put("name", params.text("billing_details[name]", 5_000))
          .put("email", params.email("billing_details[email]"));
      records.cards.put(method.get("id").asText(), card.number());
      return Records.add(records.methods, method);
    });
  }

  /// @return the card's number
  /// @throws StripeError when there is no such method
  String card(String method) {
    String made = records.cards.get(method);
    if (made != null) {
      return made;
    }
    TestCard named = method.startsWith("pm_card_") ? NAMED.get(method.substring(8)) : null;
    if (named == null) {
      throw StripeError.invalid(
          "resource_missing", "payment_method", "No such PaymentMethod: '" + method + "'");
    }
    return named.number();
  }

  /// Who pays with it, empty for nobody known.
  String name(String method) {
    String name = said(method, "name");
    return name == null ? "" : name;
  }

  @Nullable String email(String method) {
    return said(method, "email");
  }

  private @Nullable String said(String method, String field) {
    ObjectNode made = records.methods.get(method);
    return made == null ? null : made.path("billing_details").path(field).textValue();
  }
}
