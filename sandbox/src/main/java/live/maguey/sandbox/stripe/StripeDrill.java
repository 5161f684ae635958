package live.maguey.sandbox.stripe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import live.maguey.sandbox.wire.Call;
import live.maguey.sandbox.wire.Json;
import live.maguey.sandbox.wire.Reply;
import live.maguey.sandbox.wire.Route;

/// Paying without the page, over HTTP, for drills and load from another process: `POST /sandbox/pay
/// {"session", "card"}`, `/sandbox/authenticate {"session", "succeeds"}`, `/sandbox/complete-unpaid
/// {"session"}`, `/sandbox/async {"session", "succeeds"}`. Each answers `{"outcome": …}` with the
/// facts of the [Payment]. `POST /sandbox/payout` pays the balance out and answers the payout.
/// `/sandbox/dispute`, `/sandbox/inquire` and `/sandbox/warn-of-fraud {"payment"}`,
/// `/sandbox/escalate` and `/sandbox/review {"dispute"}`, `/sandbox/close-dispute {"dispute",
/// "won"}` answer what came of it.
final class StripeDrill {
  private final StripeLookalike stripe;

  StripeDrill(StripeLookalike stripe) {
    this.stripe = stripe;
  }

  List<Route> routes() {
    return List.of(
        Route.post(
            "/sandbox/pay",
            call -> done(call, a -> stripe.pay(session(a), a.path("card").asText()))),
        Route.post(
            "/sandbox/authenticate",
            call ->
                done(call, a -> stripe.authenticate(session(a), a.path("succeeds").asBoolean()))),
        Route.post(
            "/sandbox/dispute",
            call -> answered(call, a -> stripe.bank().dispute(text(a, "payment")))),
        Route.post(
            "/sandbox/inquire",
            call -> answered(call, a -> stripe.bank().inquire(text(a, "payment")))),
        Route.post(
            "/sandbox/warn-of-fraud",
            call -> answered(call, a -> stripe.bank().warnOfFraud(text(a, "payment")))),
        Route.post(
            "/sandbox/escalate",
            call -> answered(call, a -> stripe.bank().escalate(text(a, "dispute")))),
        Route.post(
            "/sandbox/review",
            call -> answered(call, a -> stripe.bank().review(text(a, "dispute")))),
        Route.post(
            "/sandbox/close-dispute",
            call ->
                answered(
                    call, a -> stripe.bank().close(text(a, "dispute"), a.path("won").asBoolean()))),
        Route.post("/sandbox/payout", call -> answered(call, _ -> stripe.payOut())),
        Route.post(
            "/sandbox/complete-unpaid", call -> done(call, a -> stripe.completeUnpaid(session(a)))),
        Route.post(
            "/sandbox/async",
            call ->
                done(
                    call,
                    a ->
                        a.path("succeeds").asBoolean()
                            ? stripe.asyncPaymentSucceeds(session(a))
                            : stripe.asyncPaymentFails(session(a)))));
  }

  private static String session(JsonNode asked) {
    return text(asked, "session");
  }

  private static String text(JsonNode asked, String field) {
    return asked.path(field).asText();
  }

  private static Reply done(Call call, Function<JsonNode, Payment> act) {
    return answered(
        call,
        asked -> {
          Payment payment = act.apply(asked);
          var body = Json.object();
          body.put("outcome", payment.getClass().getSimpleName().toLowerCase(Locale.ROOT));
          return body.setAll((ObjectNode) Json.MAPPER.valueToTree(payment));
        });
  }

  private static Reply answered(Call call, Function<JsonNode, JsonNode> act) {
    try {
      return Reply.json(200, act.apply(Json.parse(call.body())));
    } catch (StripeError | IllegalStateException | JsonProcessingException e) {
      return Reply.json(400, Json.object().put("message", e.getMessage()));
    }
  }
}
