package live.maguey.http.emails;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import live.maguey.emails.RecordDelivery;
import live.maguey.http.answers.Problem;
import live.maguey.http.routing.Body;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Json;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.Problems;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Routes;
import live.maguey.http.routing.SignedDeliveries;
import live.maguey.http.routing.Tier;
import live.maguey.http.routing.Who.Provider;

/// Resend's delivery reports.
public final class ResendWebhookRoutes implements Routes {
  private final RecordDelivery recordDelivery;
  private final Problems problems;
  private final int limit;
  private final SignedDeliveries deliveries;

  public ResendWebhookRoutes(
      RecordDelivery recordDelivery, Problems problems, int limit, SignedDeliveries deliveries) {
    this.recordDelivery = recordDelivery;
    this.problems = problems;
    this.limit = limit;
    this.deliveries = deliveries;
  }

  record ReceivedJson(boolean received) {}

  @Override
  public void into(RouteTable table) {
    table.post(
        "/webhooks/resend",
        Policy.program(new Provider(), Cache.NEVER)
            .signed(limit)
            .tier(new Tier.Delivery(deliveries)),
        this::receive);
  }

  private void receive(ServerRequest request, ServerResponse response) {
    byte[] body = Body.read(request);
    RecordDelivery.Outcome outcome =
        recordDelivery.record(
            body,
            header(request, "svix-id"),
            header(request, "svix-timestamp"),
            header(request, "svix-signature"));
    if (outcome instanceof RecordDelivery.Outcome.BadSignature) {
      deliveries.wasWrong(request);
    } else {
      deliveries.wasRight(request);
    }
    switch (outcome) {
      case RecordDelivery.Outcome.Recorded(boolean _), RecordDelivery.Outcome.Ignored(String _) ->
          Json.send(request, response, new ReceivedJson(true));
      case RecordDelivery.Outcome.BadSignature(String reason) ->
          problems.send(request, response, Problem.invalid("svix-signature", reason));
      case RecordDelivery.Outcome.Malformed(String reason) ->
          problems.send(request, response, Problem.invalid("body", "is " + reason));
    }
  }

  private static String header(ServerRequest request, String name) {
    return request.headers().first(HeaderNames.create(name)).orElse("");
  }
}
