package live.maguey.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.maguey.events.Event;
import live.maguey.events.Tier;
import live.maguey.orders.Order;
import live.maguey.orders.OrderReference;
import live.maguey.sandbox.resend.SentMail;
import live.maguey.tables.Table;
import live.maguey.tickets.Ticket;

/// Somebody who chose General at a running server, over its API, and whose places are held.
///
/// @param token the secret of the order's page
public record Guest(RunningServer server, String email, OrderReference reference, String token) {
  private static final Pattern HOST = Pattern.compile("/host/[A-Za-z0-9_-]{43}");
  public static final String GOOD_CARD = "4242424242424242";
  public static final String DECLINED_CARD = "4000000000000002";

  private static final ObjectMapper JSON = new ObjectMapper();

  public static Guest holding(RunningServer server, Event event, int places, String email) {
    JsonNode placed = json(asking(server, event, places, email));
    return new Guest(
        server,
        email,
        OrderReference.parse(placed.path("reference").asText()),
        placed.path("token").asText());
  }

  /// Somebody who chose a table, which is held.
  public static Guest holdingTable(RunningServer server, Event event, Table table, String email) {
    try {
      Map<String, Object> wanted =
          wanted(
              event,
              List.of(Map.of("table", table.id().toString())),
              table.price().dueNow().minor(),
              email);
      JsonNode placed = json(server.client().post("/api/orders", JSON.writeValueAsString(wanted)));
      return new Guest(
          server,
          email,
          OrderReference.parse(placed.path("reference").asText()),
          placed.path("token").asText());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// The host of a table that is paid, with its passes.
  public static Guest withTable(RunningServer server, Event event, Table table, String email) {
    Guest host = holdingTable(server, event, table, email);
    host.pays(GOOD_CARD);
    Await.until(() -> assertThat(host.state()).isEqualTo("paid"));
    return host;
  }

  /// Somebody who has paid, and whose tickets are there.
  public static Guest withTickets(RunningServer server, Event event, int places, String email) {
    Guest guest = holding(server, event, places, email);
    guest.pays(GOOD_CARD);
    Await.until(() -> assertThat(guest.state()).isEqualTo("paid"));
    return guest;
  }

  /// What somebody new sends to take places.
  public static Map<String, Object> choice(RunningServer server, Event event, int places) {
    return choice(server, event, places, "guest-" + server.stores().ids().next() + "@example.com");
  }

  private static Map<String, Object> choice(
      RunningServer server, Event event, int places, String email) {
    Tier tier = event.tiers().getFirst();
    long price = tier.phaseAt(server.clock().instant()).orElseThrow().price().minor() * places;
    return wanted(
        event, List.of(Map.of("tier", tier.id().toString(), "quantity", places)), price, email);
  }

  private static Map<String, Object> wanted(
      Event event, List<Map<String, Object>> lines, long total, String email) {
    return Map.of(
        "event",
        event.slug().value(),
        "lines",
        lines,
        "total",
        total,
        "name",
        "A guest",
        "email",
        email,
        "ageConfirmed",
        true,
        "terms",
        "2026-11");
  }

  /// The server's own answer to a guest who wants places.
  public static HttpResponse<String> asking(
      RunningServer server, Event event, int places, String email) {
    try {
      return server
          .client()
          .post("/api/orders", JSON.writeValueAsString(choice(server, event, places, email)));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// The order as its page shows it.
  public JsonNode page() {
    return json(server.client().get("/api/orders/" + token));
  }

  /// The private page of the guest's table, as the order's own page leads to it.
  public String hostPage() {
    Matcher link = HOST.matcher(server.client().get("/orders/" + token).body());
    assertThat(link.find()).as("a link to the host's page").isTrue();
    return link.group();
  }

  /// The payment page's session, once it is open.
  public String session() {
    String page = page().path("checkoutUrl").asText();
    return page.substring(page.lastIndexOf('/') + 1);
  }

  public void pays(String card) {
    server.stripe().pay(session(), card);
  }

  /// As the server keeps it.
  public Order order() {
    return server.stores().sales().orders().find(reference).orElseThrow();
  }

  public List<Ticket> tickets() {
    return server.stores().sales().tickets().of(order().id());
  }

  public String state() {
    return order().state();
  }

  public List<SentMail> mails() {
    return server.resend().mailsTo(email);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
