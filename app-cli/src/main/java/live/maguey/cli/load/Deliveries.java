package live.maguey.cli.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import live.maguey.api.settings.DemoSettings;
import live.maguey.cli.command.Json;
import live.maguey.sandbox.stripe.StripeSignature;
import live.maguey.sandbox.wire.SigningSecrets;

/// Stripe's word that so many are paid, when it comes in a burst.
final class Deliveries implements Scenario {
  private final Client inbox;
  private final Guests guests;
  private final List<JsonNode> events;
  private final Step answered = new Step("webhook answered");
  private final StripeSignature signature =
      new StripeSignature(
          Clock.systemUTC(), new SigningSecrets(DemoSettings.STRIPE_WEBHOOK_SECRET));

  /// Has everybody pay first, and Stripe say nothing.
  Deliveries(DemoServer demo, int count) throws InterruptedException {
    inbox = demo.client();
    int before = demo.completed().size();
    demo.webhooks(false);
    guests = new Guests(demo, 0, Buyers::some);
    guests.buy(Arrivals.beforehand(count), new Random(count));
    guests.require();
    demo.webhooks(true);
    List<JsonNode> all = demo.completed();
    events = all.subList(before, all.size());
  }

  @Override
  public void run(Arrivals arrivals, RandomGenerator random) throws InterruptedException {
    guests.payNow();
    OpenLoop.run(
        arrivals.plan(random),
        OpenLoop.MOST,
        answered,
        (number, due) -> {
          deliver(events.get(number));
          answered.done(due);
        });
    guests.awaitTickets();
  }

  private void deliver(JsonNode event) throws IOException, InterruptedException {
    String body = Json.MAPPER.writeValueAsString(event);
    String[] headers =
        signature.headers(event.required("id").asText(), body, false).entrySet().stream()
            .flatMap(header -> Stream.of(header.getKey(), header.getValue()))
            .toArray(String[]::new);
    inbox.post("/webhooks/stripe", body, (status, _) -> status == 200, headers);
  }

  @Override
  public List<Step> steps() {
    return List.of(answered, guests.settled());
  }
}
