package live.maguey.http.orders;

import static live.maguey.http.routing.Cache.SECRET;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.UUID;
import live.maguey.emails.FindTickets;
import live.maguey.events.Slug;
import live.maguey.http.connections.HttpSettings;
import live.maguey.http.routing.Caller;
import live.maguey.http.routing.Json;
import live.maguey.http.routing.LogContext;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.Problems;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Routes;
import live.maguey.http.routing.Tier.Counted;
import live.maguey.http.routing.Who.Anybody;
import live.maguey.orders.IdempotencyKey;
import live.maguey.orders.PlaceOrder;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import live.maguey.shared.Sha256;
import org.jspecify.annotations.Nullable;

/// How API clients place an order.
public final class PlaceOrderRoutes implements Routes {
  private static final HeaderName KEY = HeaderNames.create("Idempotency-Key");
  private static final HeaderName REPLAYED = HeaderNames.create("Idempotent-Replayed");

  private final PlaceOrder placeOrder;
  private final FindTickets findTickets;
  private final PlacingProblems placing;
  private final OrderAsJson orders;
  private final Problems problems;
  private final HttpSettings settings;

  public PlaceOrderRoutes(
      PlaceOrder placeOrder,
      FindTickets findTickets,
      PlacingProblems placing,
      OrderAsJson orders,
      Problems problems,
      HttpSettings settings) {
    this.placeOrder = placeOrder;
    this.findTickets = findTickets;
    this.placing = placing;
    this.orders = orders;
    this.problems = problems;
    this.settings = settings;
  }

  @Override
  public void into(RouteTable table) {
    int largest = settings.limits().apiBody();
    table.post(
        "/api/orders",
        Policy.program(new Anybody(), SECRET).document(largest).tier(Counted.CHECKOUT),
        this::place);
  }

  private void place(ServerRequest request, ServerResponse response) {
    PlaceOrderJson body = Json.read(request, PlaceOrderJson.class);
    PlaceOrder.Outcome outcome = placeOrder.place(parsed(request, body));
    if (outcome instanceof PlaceOrder.Outcome.AddressFull) {
      findTickets.findLive(EmailAddress.parse(body.email()), Caller.requestId(request));
    }
    Runnable answer =
        placing.answer(
            outcome,
            placed -> () -> created(request, response, placed),
            problem -> () -> problems.send(request, response, problem));
    answer.run();
  }

  private PlaceOrder.Request parsed(ServerRequest request, PlaceOrderJson body) {
    Slug event = Slug.parse(body.event());
    EmailAddress email = EmailAddress.parse(body.email());
    return new PlaceOrder.Request(
        new PlaceOrder.Choice(event, body.quantities(), body.table(), body.total()),
        new PlaceOrder.Guest(body.name(), email, language(request, body)),
        new PlaceOrder.Consent(
            body.terms(),
            Boolean.TRUE.equals(body.ageConfirmed()),
            Boolean.TRUE.equals(body.marketing())),
        new PlaceOrder.Asker(
            Caller.browser(request).orElseGet(() -> UUID.randomUUID().toString()),
            Caller.network(request, settings.trustedProxies()),
            Caller.userAgent(request),
            Caller.requestId(request)),
        false,
        key(request, body));
  }

  /// The language of the order is part of what is asked for, wherever it was said.
  private static @Nullable IdempotencyKey key(ServerRequest request, PlaceOrderJson body) {
    byte[] meaning = Json.bytes(body.in(language(request, body)));
    return request
        .headers()
        .first(KEY)
        .map(value -> new IdempotencyKey("POST /api/orders", value, Sha256.hex(meaning)))
        .orElse(null);
  }

  private static Language language(ServerRequest request, PlaceOrderJson body) {
    return body.language() == null ? Caller.language(request) : Language.of(body.language());
  }

  private void created(
      ServerRequest request, ServerResponse response, PlaceOrder.Outcome.Placed placed) {
    LogContext.about(placed.order());
    PlacedOrderJson json = orders.placed(placed);
    response.status(201).header(HeaderNames.LOCATION, "/api/orders/" + json.token());
    if (placed.repeated()) {
      response.header(REPLAYED, "true");
    }
    Json.send(request, response, json);
  }
}
