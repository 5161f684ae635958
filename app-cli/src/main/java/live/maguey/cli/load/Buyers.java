package live.maguey.cli.load;

import java.io.IOException;
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
    Tier tier = event.tiers().getFirst();
    long price = tier.phaseAt(Instant.now()).orElseThrow().price().minor();
    String body =
        """
        {"event": "%s", "lines": [{"tier": "%s", "quantity": %d}], "total": %d,
         "name": "A guest", "email": "guest-%s@example.com", "ageConfirmed": true,
         "terms": "2026-11"}
        """
            .formatted(event.slug(), tier.id(), places, price * places, ids.next());
    return shop.post(
        "/api/orders",
        body,
        (status, answer) -> status == 201 && answer.contains("\"checkoutUrl\":\"http"),
        "X-Forwarded-For",
        somebody());
  }

  /// As many places as a buyer takes: one to four.
  public static int some() {
    return ThreadLocalRandom.current().nextInt(1, 5);
  }

  private static String somebody() {
    int address = ThreadLocalRandom.current().nextInt();
    return "10.%d.%d.%d".formatted(address >>> 16 & 255, address >>> 8 & 255, address & 255);
  }
}
