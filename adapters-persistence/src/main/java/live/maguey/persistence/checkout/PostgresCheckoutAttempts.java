package live.maguey.persistence.checkout;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.maguey.checkout.CheckoutAttempt;
import live.maguey.checkout.CheckoutAttempts;
import live.maguey.orders.OrderId;
import live.maguey.payments.CheckoutRequest;
import live.maguey.persistence.Claim;
import live.maguey.persistence.Columns;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;
import live.maguey.shared.EmailAddress;

/// Attempts to open payment pages in PostgreSQL; the hold itself stores the first of an order.
public final class PostgresCheckoutAttempts implements CheckoutAttempts {
  private final Database database;

  public PostgresCheckoutAttempts(Database database) {
    this.database = database;
  }

  @Override
  public Optional<CheckoutAttempt> current(OrderId order) {
    return database.get(
        CheckoutSql.CURRENT_ATTEMPT, params(order), PostgresCheckoutAttempts::attempt);
  }

  @Override
  public Optional<OrderId> order(String session) {
    return database.get(
        CheckoutSql.ORDER_OF_SESSION,
        Params.of("session", session),
        c -> new OrderId(c.id("order_id")));
  }

  @Override
  public List<CheckoutAttempt> of(OrderId order) {
    return database.list(
        CheckoutSql.ATTEMPTS_OF_ORDER, params(order), PostgresCheckoutAttempts::attempt);
  }

  @Override
  public Optional<CheckoutAttempt.Opening> claim(OrderId order, Instant now, Duration lease) {
    return database.get(
        CheckoutSql.CLAIM_ATTEMPT,
        Claim.values(1, now, lease).and("order", order.value()),
        PostgresCheckoutAttempts::opening);
  }

  @Override
  public boolean begin(CheckoutRequest request, Instant now, Duration lease) {
    return database.update(
            CheckoutSql.BEGIN_ATTEMPT,
            params(request.order(), request.attempt())
                .and("now", now)
                .and("until", now.plus(lease))
                .and("request", CheckoutRequestJson.write(request))
                .and("expires", request.expiresAt()))
        == 1;
  }

  @Override
  public List<OrderId> waiting(Instant now, int limit) {
    return database.list(
        CheckoutSql.WAITING_ATTEMPTS,
        Params.of("now", now).and("limit", limit),
        c -> new OrderId(c.id("order_id")));
  }

  @Override
  public void sending(CheckoutRequest request) {
    database.update(
        CheckoutSql.KEEP_PARAMETERS,
        params(request.order(), request.attempt())
            .and("request", CheckoutRequestJson.write(request))
            .and("expires", request.expiresAt()));
  }

  @Override
  public Optional<Instant> opened(
      OrderId order, int number, String session, URI url, Instant keepUntil) {
    return database.get(
        CheckoutSql.ATTEMPT_OPENED,
        params(order, number)
            .and("session", session)
            .and("url", url.toString())
            .and("keep_until", keepUntil),
        c -> c.instant("expires_at"));
  }

  @Override
  public void release(OrderId order, int number, Instant next, boolean sent) {
    database.update(
        CheckoutSql.RELEASE_ATTEMPT, params(order, number).and("next", next).and("sent", sent));
  }

  @Override
  public void refused(OrderId order, int number, String reason) {
    database.update(CheckoutSql.ATTEMPT_REFUSED, params(order, number).and("reason", reason));
  }

  @Override
  public void next(OrderId order, int number) {
    database.execute(() -> {
      database.update(CheckoutSql.CLOSE_OLDER_ATTEMPTS, params(order, number));
      database.update(CheckoutSql.NEXT_ATTEMPT, params(order, number));
    });
  }

  @Override
  public void closed(String session) {
    database.update(CheckoutSql.SESSION_CLOSED, Params.of("session", session));
  }

  @Override
  public List<CheckoutAttempt.Open> stale(Instant now, int limit) {
    return database.list(
        CheckoutSql.STALE_ATTEMPTS,
        Params.of("now", now).and("limit", limit),
        PostgresCheckoutAttempts::open);
  }

  @Override
  public void askLater(OrderId order, Instant at) {
    database.update(CheckoutSql.ASK_LATER, params(order).and("at", at));
  }

  @Override
  public boolean mayAsk(OrderId order, Instant now, Duration interval) {
    return database.update(
            CheckoutSql.MAY_ASK, params(order).and("now", now).and("before", now.minus(interval)))
        == 1;
  }

  private static CheckoutAttempt attempt(Columns c) {
    String state = c.text("state");
    OrderId order = new OrderId(c.id("order_id"));
    int number = c.integer("number");
    return switch (state) {
      case "opening" -> opening(c);
      case "open" -> open(c);
      case "closed" ->
          new CheckoutAttempt.Closed(order, number, Optional.ofNullable(c.textOrNull("session")));
      case "refused" -> new CheckoutAttempt.Refused(order, number, c.text("refusal"));
      default -> throw new IllegalStateException("no state of an attempt: " + state);
    };
  }

  private static CheckoutAttempt.Opening opening(Columns c) {
    return new CheckoutAttempt.Opening(
        new OrderId(c.id("order_id")), c.integer("number"), parameters(c));
  }

  private static CheckoutAttempt.Open open(Columns c) {
    return new CheckoutAttempt.Open(
        new OrderId(c.id("order_id")),
        c.integer("number"),
        parameters(c),
        new CheckoutAttempt.Page(c.text("session"), URI.create(c.text("url"))));
  }

  private static Optional<CheckoutRequest> parameters(Columns c) {
    return Optional.ofNullable(c.textOrNull("request"))
        .map(request -> CheckoutRequestJson.read(request, new EmailAddress(c.text("email"))));
  }

  private static Params params(OrderId order) {
    return Params.of("order", order.value());
  }

  private static Params params(OrderId order, int number) {
    return params(order).and("number", number);
  }
}
