package live.maguey.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import live.maguey.sandbox.wire.Drill;
import live.maguey.sandbox.wire.Drill.Field;
import live.maguey.sandbox.wire.Drill.Given;
import live.maguey.sandbox.wire.Drills;
import live.maguey.sandbox.wire.Json;
import live.maguey.sandbox.wire.OutageDrills;
import live.maguey.sandbox.wire.Route;
import live.maguey.sandbox.wire.WebhookSender;

/// What can be made to happen to money: paying without the page, what buyers' banks do, refunds
/// that move, payouts, and all that goes wrong on the way.
final class StripeDrills {
  private static final List<String> EITHER = List.of("true", "false");
  private static final Field SESSION = Field.needed("session", "a checkout session (cs_…)");
  private static final Field PAYMENT = Field.needed("payment", "a charge or payment intent");
  private static final Field DISPUTE = Field.needed("dispute", "a dispute or inquiry (dp_…)");
  private static final Field REFUND = Field.needed("refund", "a refund (re_…)");

  private final StripeLookalike stripe;
  private final Refunds refunds;
  private final OutageDrills outages;

  StripeDrills(StripeLookalike stripe, Refunds refunds, OutageDrills outages) {
    this.stripe = stripe;
    this.refunds = refunds;
    this.outages = outages;
  }

  List<Route> routes(WebhookSender webhooks) {
    return new Drills(all(), new StripeControls(stripe, webhooks)::page).routes();
  }

  private List<Drill> all() {
    List<Drill> all = new ArrayList<>(payments());
    all.addAll(banks());
    all.addAll(movements());
    all.addAll(outages.all());
    return all;
  }

  private List<Drill> payments() {
    Field succeeds = Field.needed("succeeds", "whether it does", EITHER);
    return List.of(
        drill(
            "pay",
            "pays an open session as its page would",
            g -> paid(stripe.pay(g.text("session"), g.text("card"))),
            SESSION,
            Field.needed("card", "a test card's number")),
        drill(
            "authenticate",
            "answers the 3-D Secure challenge that paying met",
            g -> paid(stripe.authenticate(g.text("session"), g.isTrue("succeeds"))),
            SESSION,
            succeeds),
        drill(
            "complete-unpaid",
            "completes a session whose money comes later",
            g -> paid(stripe.completeUnpaid(g.text("session"))),
            SESSION),
        drill(
            "async",
            "brings the money that came later, or fails to",
            g ->
                paid(
                    g.isTrue("succeeds")
                        ? stripe.asyncPaymentSucceeds(g.text("session"))
                        : stripe.asyncPaymentFails(g.text("session"))),
            SESSION,
            succeeds));
  }

  private List<Drill> banks() {
    return List.of(
        drill(
            "dispute",
            "the buyer's bank takes the money back",
            g -> stripe.bank().dispute(g.text("payment")),
            PAYMENT),
        drill(
            "inquire",
            "the buyer's bank only asks",
            g -> stripe.bank().inquire(g.text("payment")),
            PAYMENT),
        drill(
            "warn-of-fraud",
            "the card network warns early of fraud",
            g -> stripe.bank().warnOfFraud(g.text("payment")),
            PAYMENT),
        drill(
            "escalate",
            "an inquiry becomes a dispute",
            g -> stripe.bank().escalate(g.text("dispute")),
            DISPUTE),
        drill(
            "review",
            "the bank looks at the evidence",
            g -> stripe.bank().review(g.text("dispute")),
            DISPUTE),
        drill(
            "close-dispute",
            "the bank decides; an inquiry is closed either way",
            g -> stripe.bank().close(g.text("dispute"), g.isTrue("won")),
            DISPUTE,
            Field.needed("won", "whether the venue keeps the money", EITHER)));
  }

  private List<Drill> movements() {
    return List.of(
        drill(
            "settle-refund",
            "a pending refund succeeds now",
            g -> moved(g.text("refund"), refunds::succeed),
            REFUND),
        drill(
            "fail-refund",
            "a refund fails; one that had succeeded comes back",
            g -> moved(g.text("refund"), refunds::fail),
            REFUND),
        drill("payout", "pays the whole balance out", _ -> stripe.payOut()),
        drill(
            "send-again",
            "sends an event's webhook again",
            g -> {
              stripe.sendAgain(g.text("event"));
              return Json.object().put("id", g.text("event"));
            },
            Field.needed("event", "an event (evt_…)")));
  }

  /// @throws IllegalStateException when the refund is not in a state to go that way
  private JsonNode moved(String id, Consumer<String> way) {
    String before = refund(id).get("status").asText();
    way.accept(id);
    JsonNode after = refund(id);
    if (after.get("status").asText().equals(before)) {
      throw new IllegalStateException(id + " is " + before);
    }
    return after;
  }

  private JsonNode refund(String id) {
    return stripe.refunds().stream()
        .filter(r -> r.get("id").asText().equals(id))
        .findFirst()
        .orElseThrow(() -> StripeError.missing("refund", id, "refund"));
  }

  private static Drill drill(
      String name, String says, Function<Given, JsonNode> act, Field... fields) {
    return new Drill(
        name,
        says,
        Arrays.asList(fields),
        given -> {
          try {
            return act.apply(given);
          } catch (StripeError refused) {
            throw new IllegalStateException(refused.getMessage(), refused);
          }
        });
  }

  private static JsonNode paid(Payment payment) {
    ObjectNode body = Json.object();
    body.put("outcome", payment.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    return body.setAll((ObjectNode) Json.MAPPER.valueToTree(payment));
  }
}
