package live.maguey.cli.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import live.maguey.cli.command.Json;

/// An on-sale: everybody holds places, and most of those who do pay for them.
final class Guests implements Scenario {
  /// How often a guest who is told to come back does.
  private static final int PATIENCE = 30;

  private static final String COME_BACK = "retry-after";
  private static final Duration SETTLED = Duration.ofMinutes(5);
  private static final long ASK_AGAIN_MILLIS = 100;
  private static final int SHARES = 100;

  /// Spreads those who do not pay evenly: it has no divisor in common with a hundred.
  private static final int STRIDE = 37;

  private final DemoServer demo;
  private final Client shop;
  private final int unpaid;
  private final IntSupplier places;
  private final Step orders = new Step("order placed");
  private final Step tickets = new Step("paid to tickets");
  private final Map<String, Long> paying = new ConcurrentHashMap<>();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();

  /// @param unpaid of a hundred who hold places, how many leave without paying
  /// @param places how many somebody buys
  Guests(DemoServer demo, int unpaid, IntSupplier places) {
    this.demo = demo;
    this.shop = demo.client();
    this.unpaid = unpaid;
    this.places = places;
  }

  @Override
  public void run(Arrivals arrivals, RandomGenerator random) throws InterruptedException {
    buy(arrivals, random);
    awaitTickets();
  }

  /// Returns when everybody has paid or left.
  void buy(Arrivals arrivals, RandomGenerator random) throws InterruptedException {
    OpenLoop.run(arrivals.plan(random), OpenLoop.MOST, orders, this::buy);
  }

  /// What was paid becomes known only now.
  void payNow() {
    paying.replaceAll((_, _) -> System.currentTimeMillis());
  }

  /// Throws when one of them did not get what they came for.
  ///
  /// @throws IllegalStateException in words of the first fault
  void require() {
    for (Step step : steps()) {
      Step.Result result = step.result();
      if (!result.isClean()) {
        throw new IllegalStateException(result.name() + ": " + result.faults());
      }
    }
  }

  @Override
  public List<Step> steps() {
    return List.of(orders, tickets);
  }

  /// From a payment to its tickets.
  Step settled() {
    return tickets;
  }

  private void buy(int number, long due) throws IOException, InterruptedException {
    JsonNode order =
        Json.MAPPER.readTree(
            patiently(
                Buyers.asking(shop, demo.event(), places.getAsInt(), demo.application().ids())));
    orders.done(due);
    if (number * STRIDE % SHARES >= unpaid) {
      pay(order);
    }
  }

  /// Pays what an order's answer names.
  private void pay(JsonNode order) {
    String page = order.required("checkoutUrl").asText();
    String reference = order.required("reference").asText();
    tokens.put(reference, order.required("token").asText());
    paying.put(reference, System.currentTimeMillis());
    demo.pay(page.substring(page.lastIndexOf('/') + 1));
  }

  /// Who is told to come back, because there is too much to do or the order is still being worked
  /// on, does so when they were told to, with the same order.
  private String patiently(HttpRequest.Builder order) throws IOException, InterruptedException {
    HttpResponse<String> answer = shop.ask(order);
    for (int i = 0; i < PATIENCE && answer.headers().map().containsKey(COME_BACK); i++) {
      orders.again();
      Thread.sleep(Duration.ofSeconds(answer.headers().firstValueAsLong(COME_BACK).orElse(1)));
      answer = shop.ask(order);
    }
    return Client.expected(answer, Buyers::isPlaced);
  }

  /// Until everybody who paid has their tickets; those who have none by then are failures.
  void awaitTickets() throws InterruptedException {
    long end = System.nanoTime() + SETTLED.toNanos();
    Map<String, Instant> paid = demo.paid();
    while (!paid.keySet().containsAll(paying.keySet()) && System.nanoTime() < end) {
      Thread.sleep(ASK_AGAIN_MILLIS);
      paid = demo.paid();
    }
    for (Map.Entry<String, Long> one : paying.entrySet()) {
      Instant at = paid.get(one.getKey());
      if (at == null) {
        tickets.failed(new IllegalStateException("paid, and no tickets after " + SETTLED));
      } else {
        tickets.took(Duration.ofMillis(at.toEpochMilli() - one.getValue()));
      }
    }
  }

  /// The codes of everybody's tickets, as the order's page shows them.
  List<String> codes() throws IOException, InterruptedException {
    List<String> codes = new ArrayList<>();
    for (String token : tokens.values()) {
      Json.MAPPER
          .readTree(shop.get("/api/orders/" + token))
          .required("tickets")
          .forEach(ticket -> codes.add(ticket.required("code").asText()));
    }
    return codes;
  }
}
