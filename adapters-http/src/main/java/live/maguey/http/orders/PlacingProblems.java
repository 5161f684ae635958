package live.maguey.http.orders;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import live.maguey.events.Availability;
import live.maguey.events.Slug;
import live.maguey.events.TableId;
import live.maguey.events.Tier;
import live.maguey.events.TierId;
import live.maguey.http.answers.MoneyJson;
import live.maguey.http.answers.Problem;
import live.maguey.http.answers.ProblemCode;
import live.maguey.orders.Order;
import live.maguey.orders.PlaceOrder.Outcome;
import live.maguey.orders.ShowOrder;
import live.maguey.shared.Money;
import live.maguey.tables.Table;
import live.maguey.words.MoneyText;

/// What we tell a buyer whose order was not placed; the same in the API and on the form.
public final class PlacingProblems {
  private static final Duration A_MOMENT = Duration.ofSeconds(1);

  private final ShowOrder showOrder;
  private final URI site;
  private final InstantSource clock;

  public PlacingProblems(ShowOrder showOrder, URI site, InstantSource clock) {
    this.showOrder = showOrder;
    this.site = site;
    this.clock = clock;
  }

  /// Answers with `placed` or with `refused`.
  public <R> R answer(
      Outcome outcome, Function<Outcome.Placed, R> placed, Function<Problem, R> refused) {
    return switch (outcome) {
      case Outcome.Placed made -> placed.apply(made);
      case Outcome.EventNotFound(Slug _) -> refused.apply(Problem.of(ProblemCode.EVENT_NOT_FOUND));
      case Outcome.TierNotFound(TierId _) ->
          refused.apply(Problem.invalid("lines", "name a tier that this night does not have"));
      case Outcome.NotOnSale(Tier tier, Availability why) -> refused.apply(notOnSale(tier, why));
      case Outcome.TooMany(Tier tier, int _, int perOrder) ->
          refused.apply(
              Problem.invalid("lines", "take more than " + perOrder + " of " + tier.name())
                  .with("perOrder", perOrder));
      case Outcome.SoldOut(Tier tier, int requested, int left) ->
          refused.apply(Problem.soldOut(tier.name(), requested, left));
      case Outcome.TableNotFound(TableId _) ->
          refused.apply(Problem.invalid("lines", "name a table that this night does not have"));
      case Outcome.TableNotOnSale(Table table, Availability why) ->
          refused.apply(Problem.of(closed(why)).with("table", table.label()));
      case Outcome.TableGone(Table table, List<Table> others) ->
          refused.apply(
              Problem.of(ProblemCode.TABLE_TAKEN)
                  .with("table", table.label())
                  .with("others", others.stream().map(other -> other.id().toString()).toList()));
      case Outcome.PriceChanged(Money _, Money total) -> refused.apply(Problem.priceChanged(total));
      case Outcome.TooMuch(Money total, Money most) ->
          refused.apply(
              Problem.invalid(
                      "lines",
                      "cost more together than "
                          + MoneyText.of(most)
                          + ", the most that one payment can be")
                  .with("total", MoneyJson.of(total)));
      case Outcome.AgeNotConfirmed(int minimumAge) ->
          refused.apply(
              Problem.invalid("ageConfirmed", "must be true: this night is " + minimumAge + "+")
                  .with("minimumAge", minimumAge));
      case Outcome.TermsNotAccepted(String version) ->
          refused.apply(
              Problem.invalid("terms", "must be the current version, " + version)
                  .with("terms", version));
      case Outcome.AlreadyHolding(Order order) -> refused.apply(alreadyHolding(order));
      case Outcome.CustomerFull(int limit, int has) ->
          refused.apply(
              Problem.of(ProblemCode.CUSTOMER_FULL).with("limit", limit).with("has", has));
      case Outcome.AddressFull(int limit) ->
          refused.apply(Problem.of(ProblemCode.CUSTOMER_FULL).with("limit", limit));
      case Outcome.TooManyHolds(int limit) ->
          refused.apply(Problem.of(ProblemCode.TOO_MANY_HOLDS).with("limit", limit));
      case Outcome.KeyConflict() -> refused.apply(Problem.of(ProblemCode.IDEMPOTENCY_CONFLICT));
      case Outcome.StillRunning() ->
          refused.apply(Problem.of(ProblemCode.REQUEST_IN_PROGRESS).after(A_MOMENT));
      case Outcome.PaymentRefused(Order order, String _) ->
          refused.apply(
              Problem.of(ProblemCode.PAYMENTS_REFUSED)
                  .with("reference", order.details().reference().toString()));
    };
  }

  private static Problem notOnSale(Tier tier, Availability why) {
    return Problem.of(closed(why)).with("tier", tier.name());
  }

  private static ProblemCode closed(Availability why) {
    return why == Availability.NOT_YET ? ProblemCode.SALES_NOT_OPEN : ProblemCode.SALES_CLOSED;
  }

  /// The browser that holds may go on there.
  private Problem alreadyHolding(Order order) {
    Problem problem =
        order instanceof Order.Held held
            ? holdingUntil(held.expiresAt())
            : Problem.of(ProblemCode.ALREADY_HOLDING);
    return problem.with("page", site.resolve("/orders/" + showOrder.token(order)));
  }

  private Problem holdingUntil(Instant until) {
    Duration left = Duration.between(clock.instant(), until);
    return Problem.of(ProblemCode.ALREADY_HOLDING)
        .with("expiresAt", until)
        .after(left.isPositive() ? left : A_MOMENT);
  }
}
