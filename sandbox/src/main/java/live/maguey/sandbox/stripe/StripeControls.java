package live.maguey.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import live.maguey.sandbox.wire.ControlPage;
import live.maguey.sandbox.wire.ControlPage.Button;
import live.maguey.sandbox.wire.ControlPage.Row;
import live.maguey.sandbox.wire.ControlPage.Section;
import live.maguey.sandbox.wire.Drill;
import live.maguey.sandbox.wire.WebhookSender;

/// The page of the Stripe that runs here: payments, disputes, refunds, payouts and webhooks, the
/// latest first.
final class StripeControls {
  private static final String NOTICE = "Lookalike of Stripe: no money moves.";
  private static final int SHOWN = 6;

  private final StripeLookalike stripe;
  private final WebhookSender webhooks;

  StripeControls(StripeLookalike stripe, WebhookSender webhooks) {
    this.stripe = stripe;
    this.webhooks = webhooks;
  }

  String page(List<Drill> drills) {
    return ControlPage.of(
        "Stripe",
        NOTICE,
        Map.of("/sandbox", "Look again"),
        List.of(
            section("Payments", "Nobody has paid yet.", stripe.charges(), this::payment),
            section("Disputes", "No bank has complained.", stripe.bank().disputes(), this::dispute),
            section("Refunds", "Nothing was paid back.", stripe.refunds(), this::refund),
            section("Payouts", "Nothing was paid out.", stripe.payouts(), this::payout),
            ControlPage.webhooks(webhooks),
            ControlPage.faults(stripe.knobs())),
        drills);
  }

  private static Section section(
      String title, String none, List<JsonNode> all, Function<JsonNode, Row> row) {
    return new Section(title, none, all.reversed().stream().limit(SHOWN).map(row).toList());
  }

  private Row payment(JsonNode charge) {
    String id = text(charge, "id");
    List<String> about =
        new ArrayList<>(
            List.of(
                charge.path("billing_details").path("email").asText(),
                id + " · " + text(charge, "payment_intent")));
    List<Button> buttons = new ArrayList<>();
    if (text(charge, "status").equals("succeeded")) {
      Map<String, String> payment = Map.of("payment", id);
      if (!charge.get("disputed").asBoolean()) {
        buttons.add(new Button("Dispute", "dispute", payment));
        buttons.add(new Button("Inquire", "inquire", payment));
      }
      buttons.add(new Button("Warn of fraud", "warn-of-fraud", payment));
    } else {
      about.add(charge.path("failure_message").asText());
    }
    return new Row(what(charge), about, buttons);
  }

  private Row dispute(JsonNode dispute) {
    String status = text(dispute, "status");
    Map<String, String> it = Map.of("dispute", text(dispute, "id"));
    Map<String, String> won = Map.of("dispute", text(dispute, "id"), "won", "true");
    Map<String, String> lost = Map.of("dispute", text(dispute, "id"), "won", "false");
    List<Button> buttons = new ArrayList<>();
    if (status.startsWith("warning_") && !status.equals("warning_closed")) {
      buttons.add(new Button("Escalate", "escalate", it));
      buttons.add(new Button("Close", "close-dispute", won));
    } else if (status.equals("needs_response") || status.equals("under_review")) {
      buttons.add(new Button("The venue wins", "close-dispute", won));
      buttons.add(new Button("The buyer wins", "close-dispute", lost));
    }
    if (status.endsWith("needs_response")) {
      buttons.add(new Button("Review", "review", it));
    }
    return new Row(
        what(dispute), List.of(text(dispute, "id") + " · " + text(dispute, "charge")), buttons);
  }

  private Row refund(JsonNode refund) {
    String status = text(refund, "status");
    Map<String, String> it = Map.of("refund", text(refund, "id"));
    List<Button> buttons = new ArrayList<>();
    if (status.equals("pending")) {
      buttons.add(new Button("Settle", "settle-refund", it));
    }
    if (status.equals("pending") || status.equals("succeeded")) {
      buttons.add(new Button("Fail", "fail-refund", it));
    }
    return new Row(
        what(refund), List.of(text(refund, "id") + " · " + text(refund, "charge")), buttons);
  }

  private Row payout(JsonNode payout) {
    return new Row(what(payout), List.of(text(payout, "id")), List.of());
  }

  private static String what(JsonNode object) {
    return Currencies.shown(object.get("amount").asLong(), text(object, "currency"), Locale.US)
        + " · "
        + text(object, "status").replace('_', ' ');
  }

  private static String text(JsonNode object, String field) {
    return object.path(field).asText();
  }
}
