package live.maguey.persistence.payments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import live.maguey.orders.OrderId;
import live.maguey.payments.DeclineReason;
import live.maguey.payments.Fact;
import live.maguey.payments.RefundId;
import live.maguey.payments.RefundNews;
import live.maguey.persistence.Columns;
import live.maguey.persistence.Params;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;

/// A fact as a row: what identifies it, its money, and in `related` the one thing more that a type
/// has.
final class FactRow {
  static final List<Fact.Kind> EVERY_KIND = Arrays.asList(Fact.Kind.values());

  private FactRow() {}

  /// The columns of many, an array each.
  static Params of(List<Fact> facts) {
    return Params.of("kind", each(facts, fact -> word(fact.identity().kind())))
        .and("object", each(facts, Fact::object))
        .and("status", each(facts, fact -> fact.identity().status()))
        .and("order", each(facts, fact -> fact.order().toString()))
        .and("amount", each(facts, fact -> money(fact, m -> Long.toString(m.minor()))))
        .and("currency", each(facts, fact -> money(fact, m -> m.currency().getCurrencyCode())))
        .and("at", each(facts, fact -> fact.at().toString()))
        .and("source", each(facts, Fact::source))
        .and("related", each(facts, FactRow::related));
  }

  private static List<@Nullable String> each(
      List<Fact> facts, Function<Fact, @Nullable String> column) {
    List<@Nullable String> values = new ArrayList<>();
    facts.forEach(fact -> values.add(column.apply(fact)));
    return values;
  }

  private static String word(Fact.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String money(Fact fact, Function<Money, String> part) {
    return fact instanceof Fact.OfMoney money ? part.apply(money.amount()) : null;
  }

  static Fact.Identity identity(Columns c) {
    return new Fact.Identity(
        c.constant("kind", Fact.Kind.class), c.text("object"), c.text("status"));
  }

  private static @Nullable String related(Fact fact) {
    return switch (fact) {
      case Fact.PageRefused refused -> refused.code();
      case Fact.RefundTold refund -> refund.ours().map(RefundId::toString).orElse(null);
      case Fact.RefundOf of -> of.payment();
      case Fact.ChargeFee fee -> fee.payment().orElse(null);
      case Fact.DisputeFee fee -> fee.dispute();
      case Fact.DisputeTold told -> told.payment().orElse(null);
      case Fact.DisputeMoved money -> money.dispute();
      case Fact.FraudWarning warning -> warning.payment().orElse(null);
      case Fact.Captured _,
          Fact.Free _,
          Fact.PageEnded _,
          Fact.HoldLapsed _,
          Fact.HoldReleased _,
          Fact.EventOff _,
          Fact.Declined _,
          Fact.DisputeDue _ ->
          null;
    };
  }

  static Fact fact(Columns c) {
    OrderId order = new OrderId(c.id("order_id"));
    String object = c.text("object");
    return switch (c.constant("kind", Fact.Kind.class)) {
      case CAPTURE -> new Fact.Captured(order, object, amount(c), c.instant("at"), source(c));
      case FEE -> fee(order, object, c);
      case REFUND ->
          new Fact.RefundTold(
              order,
              object,
              c.constant("status", RefundNews.class),
              amount(c),
              related(c).map(UUID::fromString).map(RefundId::new),
              c.instant("at"),
              source(c));
      case REFUND_OF ->
          new Fact.RefundOf(order, object, c.text("related"), c.instant("at"), source(c));
      case DISPUTE_MONEY ->
          new Fact.DisputeMoved(
              order,
              object,
              c.constant("status", Fact.DisputeMoved.Move.class),
              amount(c),
              c.text("related"),
              c.instant("at"),
              source(c));
      case DISPUTE ->
          new Fact.DisputeTold(
              order,
              object,
              c.constant("status", Fact.DisputeTold.Stage.class),
              amount(c),
              related(c),
              c.instant("at"),
              source(c));
      case DISPUTE_DEADLINE -> new Fact.DisputeDue(order, object, c.instant("at"), source(c));
      case FRAUD_WARNING ->
          new Fact.FraudWarning(
              order,
              object,
              c.constant("status", Fact.FraudWarning.Stage.class),
              related(c),
              c.instant("at"),
              source(c));
      case FREE -> new Fact.Free(order, c.instant("at"), source(c));
      case PAGE -> page(order, object, c);
      case HOLD -> hold(order, c);
      case DECLINE -> new Fact.Declined(order, object, reason(c), c.instant("at"), source(c));
    };
  }

  /// A decline decides nothing: one of a reason that this version does not know gives none.
  private static DeclineReason reason(Columns c) {
    String status = c.text("status").toUpperCase(Locale.ROOT);
    return Arrays.stream(DeclineReason.values())
        .filter(reason -> reason.name().equals(status))
        .findFirst()
        .orElse(DeclineReason.NO_REASON);
  }

  private static Fact fee(OrderId order, String transaction, Columns c) {
    return switch (c.text("status")) {
      case "charge" ->
          new Fact.ChargeFee(order, transaction, amount(c), related(c), c.instant("at"), source(c));
      case "dispute" ->
          new Fact.DisputeFee(
              order, transaction, amount(c), c.text("related"), c.instant("at"), source(c));
      default -> throw unknown(c);
    };
  }

  private static Fact page(OrderId order, String object, Columns c) {
    return c.text("status").equals("refused")
        ? new Fact.PageRefused(order, object, c.text("related"), c.instant("at"), source(c))
        : new Fact.PageEnded(
            order,
            object,
            c.constant("status", Fact.PageEnded.End.class),
            c.instant("at"),
            source(c));
  }

  private static Fact hold(OrderId order, Columns c) {
    return switch (c.text("status")) {
      case "lapsed" -> new Fact.HoldLapsed(order, c.instant("at"), source(c));
      case "released" -> new Fact.HoldReleased(order, c.instant("at"), source(c));
      case "off" -> new Fact.EventOff(order, c.instant("at"), source(c));
      default -> throw unknown(c);
    };
  }

  private static IllegalStateException unknown(Columns c) {
    return new IllegalStateException("a fact is " + c.text("kind") + " " + c.text("status"));
  }

  private static Money amount(Columns c) {
    return c.money("amount_minor", "currency");
  }

  private static Optional<String> related(Columns c) {
    return Optional.ofNullable(c.textOrNull("related"));
  }

  private static String source(Columns c) {
    return c.text("source");
  }
}
