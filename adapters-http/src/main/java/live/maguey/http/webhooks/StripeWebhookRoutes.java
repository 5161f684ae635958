package live.maguey.http.webhooks;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import live.maguey.http.answers.Problem;
import live.maguey.http.answers.ProblemCode;
import live.maguey.http.routing.Body;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Caller;
import live.maguey.http.routing.Json;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.Problems;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Routes;
import live.maguey.http.routing.SignedDeliveries;
import live.maguey.http.routing.Tier;
import live.maguey.http.routing.Who.Provider;
import live.maguey.webhooks.ReceiveWebhook;

/// Stripe's events. Anything but 2xx makes Stripe send the event again, for three days.
public final class StripeWebhookRoutes implements Routes {
  private static final HeaderName SIGNATURE = HeaderNames.create("Stripe-Signature");

  private final ReceiveWebhook receiveWebhook;
  private final Problems problems;
  private final int limit;
  private final SignedDeliveries deliveries;

  public StripeWebhookRoutes(
      ReceiveWebhook receiveWebhook, Problems problems, int limit, SignedDeliveries deliveries) {
    this.receiveWebhook = receiveWebhook;
    this.problems = problems;
    this.limit = limit;
    this.deliveries = deliveries;
  }

  record ReceivedJson(boolean received) {}

  @Override
  public void into(RouteTable table) {
    table.post(
        "/webhooks/stripe",
        Policy.program(new Provider(), Cache.NEVER)
            .signed(limit)
            .tier(new Tier.Delivery(deliveries)),
        this::receive);
  }

  private void receive(ServerRequest request, ServerResponse response) {
    byte[] body = Body.read(request);
    String signature = request.headers().first(SIGNATURE).orElse("");
    ReceiveWebhook.Outcome outcome =
        receiveWebhook.receive(body, signature, Caller.requestId(request));
    if (outcome instanceof ReceiveWebhook.Outcome.BadSignature) {
      deliveries.wasWrong(request);
    } else {
      deliveries.wasRight(request);
    }
    switch (outcome) {
      case ReceiveWebhook.Outcome.Stored(String _), ReceiveWebhook.Outcome.Known(String _) ->
          Json.send(request, response, new ReceivedJson(true));
      case ReceiveWebhook.Outcome.Conflict(String _) ->
          problems.send(request, response, Problem.of(ProblemCode.WEBHOOK_CONFLICT));
      case ReceiveWebhook.Outcome.BadSignature(String reason) ->
          problems.send(request, response, Problem.invalid("Stripe-Signature", reason));
      case ReceiveWebhook.Outcome.Malformed(String reason) ->
          problems.send(request, response, Problem.invalid("body", "is " + reason));
      case ReceiveWebhook.Outcome.WrongMode(boolean livemode) ->
          problems.send(
              request,
              response,
              Problem.invalid("livemode", "is " + livemode + ", which is not this server's mode"));
    }
  }
}
