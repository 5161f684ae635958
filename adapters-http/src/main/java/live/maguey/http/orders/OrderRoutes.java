package live.maguey.http.orders;

import static live.maguey.http.server.Cache.SECRET;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.maguey.audit.Actor;
import live.maguey.audit.Cause;
import live.maguey.events.Slug;
import live.maguey.holds.ReleaseHold;
import live.maguey.http.server.Body;
import live.maguey.http.server.Caller;
import live.maguey.http.server.HttpSettings;
import live.maguey.http.server.Json;
import live.maguey.http.server.Policy;
import live.maguey.http.server.Problem;
import live.maguey.http.server.ProblemCode;
import live.maguey.http.server.Problems;
import live.maguey.http.server.RateLimit;
import live.maguey.http.server.Reply;
import live.maguey.http.server.RouteTable;
import live.maguey.http.server.Routes;
import live.maguey.http.server.UseCases;
import live.maguey.http.server.Who.Anybody;
import live.maguey.http.server.Who.LinkHolder;
import live.maguey.orders.IdempotencyKey;
import live.maguey.orders.Order;
import live.maguey.orders.PlaceOrder;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import live.maguey.tickets.ShowTickets;
import org.jspecify.annotations.Nullable;

/// Orders for API clients.
public final class OrderRoutes implements Routes {
  private static final HeaderName KEY = HeaderNames.create("Idempotency-Key");
  private static final HeaderName REPLAYED = HeaderNames.create("Idempotent-Replayed");
  private static final Pattern PICTURE = Pattern.compile("([0-9A-Z]{4}-[0-9A-Z]{4})\\.svg");

  private final UseCases useCases;
  private final Problems problems;
  private final PlacingProblems placing;
  private final OrderAsJson orders;
  private final RateLimit limit;
  private final HttpSettings settings;

  public OrderRoutes(UseCases useCases, Problems problems, RateLimit limit, HttpSettings settings) {
    this.useCases = useCases;
    this.problems = problems;
    this.placing = new PlacingProblems(useCases.showOrder(), settings.site(), useCases.clock());
    this.orders = new OrderAsJson(useCases, settings.site());
    this.limit = limit;
    this.settings = settings;
  }

  @Override
  public void into(RouteTable table) {
    int largest = settings.limits().apiBody();
    Policy<Anybody> placing = Policy.program(new Anybody(), SECRET).document(largest).rate(limit);
    LinkHolder holder = new LinkHolder(useCases.showOrder());
    table
        .post("/api/orders", placing, this::place)
        .get("/api/orders/{token}", Policy.program(holder, SECRET), this::show)
        .post("/api/orders/{token}/check", Policy.program(holder, SECRET), this::check)
        .post("/api/orders/{token}/give-back", Policy.program(holder, SECRET), this::releaseHold)
        .get(
            "/api/orders/{token}/tickets/{picture}", Policy.program(holder, SECRET), this::picture);
  }

  private void place(ServerRequest request, ServerResponse response) {
    PlaceOrderJson body = Json.read(request, PlaceOrderJson.class);
    PlaceOrder.Outcome outcome = useCases.placeOrder().place(parsed(request, body));
    if (outcome instanceof PlaceOrder.Outcome.AddressFull) {
      useCases.findTickets().findLive(EmailAddress.parse(body.email()), Caller.requestId(request));
    }
    Runnable answer =
        placing.answer(
            outcome,
            placed -> () -> created(request, response, placed),
            problem -> () -> problems.send(request, response, problem));
    answer.run();
  }

  private PlaceOrder.Request parsed(ServerRequest request, PlaceOrderJson body) {
    return new PlaceOrder.Request(
        Slug.parse(body.event()),
        body.quantities(),
        body.total(),
        body.name(),
        EmailAddress.parse(body.email()),
        language(request, body),
        Boolean.TRUE.equals(body.ageConfirmed()),
        body.terms(),
        Boolean.TRUE.equals(body.marketing()),
        false,
        Caller.browser(request).orElseGet(() -> UUID.randomUUID().toString()),
        Caller.network(request, settings.trustedProxies()),
        Caller.userAgent(request),
        Caller.requestId(request),
        key(request, body));
  }

  /// The language of the order is part of what is asked for, wherever it was said.
  private static @Nullable IdempotencyKey key(ServerRequest request, PlaceOrderJson body) {
    byte[] meaning = Json.bytes(body.in(language(request, body)));
    return request
        .headers()
        .first(KEY)
        .map(value -> new IdempotencyKey("POST /api/orders", value, Body.hash(meaning)))
        .orElse(null);
  }

  private static Language language(ServerRequest request, PlaceOrderJson body) {
    return body.language() == null ? Caller.language(request) : Language.of(body.language());
  }

  private void created(
      ServerRequest request, ServerResponse response, PlaceOrder.Outcome.Placed placed) {
    PlacedOrderJson json = orders.placed(placed);
    response.status(201).header(HeaderNames.LOCATION, "/api/orders/" + json.token());
    if (placed.repeated()) {
      response.header(REPLAYED, "true");
    }
    Json.send(request, response, json);
  }

  private void show(ServerRequest request, ServerResponse response, Order order) {
    Json.send(request, response, orders.of(order, Caller.language(request)));
  }

  private void check(ServerRequest request, ServerResponse response, Order order) {
    Order now = useCases.checkPayment().check(order.id(), cause(request, order));
    Json.send(request, response, orders.of(now, Caller.language(request)));
  }

  private void releaseHold(ServerRequest request, ServerResponse response, Order order) {
    switch (useCases.releaseHold().releaseHold(order.id(), cause(request, order))) {
      case ReleaseHold.Outcome.Done(Order now) ->
          Json.send(request, response, orders.of(now, Caller.language(request)));
      case ReleaseHold.Outcome.NotNow(Order _) -> problems.send(request, response, notNow());
    }
  }

  private void picture(ServerRequest request, ServerResponse response, Order order) {
    Matcher name = PICTURE.matcher(request.path().pathParameters().get("picture"));
    Optional<String> code =
        name.matches()
            ? useCases.showTickets().of(order.id()).stream()
                .filter(shown -> shown.ticket().number().equals(name.group(1)))
                .filter(shown -> shown.ticket().isValid())
                .map(ShowTickets.Shown::code)
                .findFirst()
            : Optional.empty();
    code.ifPresentOrElse(
        text -> Reply.svg(request, response, useCases.qrCodes().svg(text)),
        () -> problems.send(request, response, Problem.notFound()));
  }

  /// We could not ask Stripe whether the order was paid.
  public static Problem notNow() {
    return Problem.of(ProblemCode.PAYMENTS_UNAVAILABLE).after(Duration.ofSeconds(10));
  }

  public static Cause cause(ServerRequest request, Order order) {
    return new Cause(
        new Actor("buyer", order.details().reference().toString()), Caller.requestId(request));
  }
}
