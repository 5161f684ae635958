package live.maguey.cli.load;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import live.maguey.events.Event;
import live.maguey.events.Tier;
import live.maguey.shared.Ids;

/// Buyers at the API, each from a network of their own.
public final class Buyers {
  private Buyers() {}

  /// @return the answer, with the payment page's address
  public static String place(Client shop, Event event, int places, Ids ids)
      throws IOException, InterruptedException {
    return Client.expected(shop.ask(asking(shop, event, places, ids)), Buyers::isPlaced);
  }

  /// The order that [#place] sends, under a key of its own: sent again, it is the same order.
  static HttpRequest.Builder asking(Client shop, Event event, int places, Ids ids) {
    Tier tier = event.tiers().getFirst();
    long price = tier.phaseAt(Instant.now()).orElseThrow().price().minor();
    String body =
        """
        {"event": "%s", "lines": [{"tier": "%s", "quantity": %d}], "total": %d,
         "name": "A guest", "email": "guest-%s@example.com", "ageConfirmed": true,
         "terms": "2026-11"}
        """
            .formatted(event.slug(), tier.id(), places, price * places, ids.next());
    return shop.posting(
        "/api/orders",
        body,
        "X-Forwarded-For",
        somebody(),
        "Idempotency-Key",
        ids.next().toString());
  }

  static boolean isPlaced(int status, String answer) {
    return status == 201 && answer.contains("\"checkoutUrl\":\"http");
  }

  /// As many places as a buyer takes: one to four.
  public static int some() {
    return ThreadLocalRandom.current().nextInt(1, 5);
  }

  /// A network that nobody else has, as the proxy says.
  static String somebody() {
    int address = ThreadLocalRandom.current().nextInt();
    return "10.%d.%d.%d".formatted(address >>> 16 & 255, address >>> 8 & 255, address & 255);
  }
}
