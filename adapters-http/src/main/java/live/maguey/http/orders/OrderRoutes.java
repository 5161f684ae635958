package live.maguey.http.orders;

import static live.maguey.http.routing.Cache.SECRET;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.maguey.audit.Actor;
import live.maguey.audit.Cause;
import live.maguey.checkout.CheckPayment;
import live.maguey.holds.ReleaseHold;
import live.maguey.http.answers.Problem;
import live.maguey.http.answers.ProblemCode;
import live.maguey.http.answers.Reply;
import live.maguey.http.routing.Caller;
import live.maguey.http.routing.Json;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.Problems;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Routes;
import live.maguey.http.routing.Tier.Counted;
import live.maguey.http.routing.Who.LinkHolder;
import live.maguey.orders.Order;
import live.maguey.orders.ShowOrder;
import live.maguey.tickets.QrCodes;
import live.maguey.tickets.ShowTickets;

/// An order by its private link, for API clients.
public final class OrderRoutes implements Routes {
  private static final Pattern PICTURE = Pattern.compile("([0-9A-Z]{4}-[0-9A-Z]{4})\\.svg");

  private final ShowOrder showOrder;
  private final CheckPayment checkPayment;
  private final ReleaseHold releaseHold;
  private final ShowTickets showTickets;
  private final QrCodes qrCodes;
  private final OrderAsJson orders;
  private final Problems problems;

  public OrderRoutes(
      ShowOrder showOrder,
      CheckPayment checkPayment,
      ReleaseHold releaseHold,
      ShowTickets showTickets,
      QrCodes qrCodes,
      OrderAsJson orders,
      Problems problems) {
    this.showOrder = showOrder;
    this.checkPayment = checkPayment;
    this.releaseHold = releaseHold;
    this.showTickets = showTickets;
    this.qrCodes = qrCodes;
    this.orders = orders;
    this.problems = problems;
  }

  @Override
  public void into(RouteTable table) {
    LinkHolder holder = new LinkHolder(showOrder);
    table
        .get("/api/orders/{token}", Policy.program(holder, SECRET).tier(Counted.ORDER), this::show)
        .post(
            "/api/orders/{token}/check",
            Policy.program(holder, SECRET).tier(Counted.ORDER),
            this::check)
        .post(
            "/api/orders/{token}/release",
            Policy.program(holder, SECRET).tier(Counted.ORDER),
            this::releaseHold)
        .get(
            "/api/orders/{token}/tickets/{picture}",
            Policy.program(holder, SECRET).tier(Counted.ORDER),
            this::picture);
  }

  private void show(ServerRequest request, ServerResponse response, Order order) {
    Json.send(request, response, orders.of(order, Caller.language(request)));
  }

  private void check(ServerRequest request, ServerResponse response, Order order) {
    Order now = checkPayment.check(order.id(), cause(request, order));
    Json.send(request, response, orders.of(now, Caller.language(request)));
  }

  private void releaseHold(ServerRequest request, ServerResponse response, Order order) {
    switch (releaseHold.releaseHold(order.id(), cause(request, order))) {
      case ReleaseHold.Outcome.Done(Order now) ->
          Json.send(request, response, orders.of(now, Caller.language(request)));
      case ReleaseHold.Outcome.NotNow(Order _) -> problems.send(request, response, notNow());
    }
  }

  private void picture(ServerRequest request, ServerResponse response, Order order) {
    Matcher name = PICTURE.matcher(request.path().pathParameters().get("picture"));
    Optional<String> code =
        name.matches()
            ? showTickets.of(order.id()).stream()
                .filter(shown -> shown.ticket().number().equals(name.group(1)))
                .filter(shown -> shown.ticket().isValid())
                .map(ShowTickets.Shown::code)
                .findFirst()
            : Optional.empty();
    code.ifPresentOrElse(
        text -> Reply.svg(request, response, qrCodes.svg(text)),
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
