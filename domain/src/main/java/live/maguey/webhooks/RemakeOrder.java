package live.maguey.webhooks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.Alerts;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.events.Event;
import live.maguey.events.Events;
import live.maguey.events.Tier;
import live.maguey.orders.Buyer;
import live.maguey.orders.BuyerId;
import live.maguey.orders.Channel;
import live.maguey.orders.Order;
import live.maguey.orders.OrderDetails;
import live.maguey.orders.OrderLine;
import live.maguey.orders.Orders;
import live.maguey.shared.Ids;
import live.maguey.tables.EventPlan;
import live.maguey.tables.Table;
import live.maguey.tables.Tables;

/// Makes an order again that a restored database lacks, from what Stripe keeps of it: lapsed, with
/// nothing taken. Its money has then come late, and the rule for late money does the rest: the
/// places again where they are free, else all of it back.
public final class RemakeOrder {
  private final Orders orders;
  private final Events events;
  private final Tables tables;
  private final WebhookEvents inbox;
  private final Alerts alerts;
  private final AuditTrail audit;
  private final Ids ids;
  private final int taxRate;

  /// @param taxRate inside every price, in parts per million
  public RemakeOrder(
      Orders orders,
      Events events,
      Tables tables,
      WebhookEvents inbox,
      Alerts alerts,
      AuditTrail audit,
      Ids ids,
      int taxRate) {
    this.orders = orders;
    this.events = events;
    this.tables = tables;
    this.inbox = inbox;
    this.alerts = alerts;
    this.audit = audit;
    this.ids = ids;
    this.taxRate = taxRate;
  }

  /// Inside a unit of work, with what follows from it. Events about the order that were given up
  /// before are worked on again.
  ///
  /// @return false where its event or an item of it is not here either, or the order is; nothing
  ///   was changed
  public boolean remake(LostOrder lost, Cause cause, Instant now) {
    Optional<Event> event = events.find(lost.event());
    List<OrderLine> lines = event.map(e -> lines(lost, e)).orElse(List.of());
    if (lines.size() < lost.items().size()) {
      return false;
    }
    Buyer buyer = new Buyer(new BuyerId(ids.next()), lost.name(), lost.email(), lost.language());
    OrderDetails details =
        OrderDetails.placed(
            lost.order(), event.orElseThrow(), Channel.WEB, buyer, lines, lost.at());
    if (!orders.remake(new Order.Expired(details, lost.at()), buyer)) {
      return false;
    }
    inbox.replayDead(lost.order().toString(), now);
    alerts.close(AlertKind.ORDER_MISSING, "order " + lost.order(), now);
    audit.record(
        new AuditEntry(
            now,
            cause.actor(),
            "order.remade",
            "order " + lost.order(),
            "from what Stripe keeps of it",
            cause.requestId()));
    return true;
  }

  /// As many as can be told; what an item costs is what was sealed.
  private List<OrderLine> lines(LostOrder lost, Event event) {
    Optional<EventPlan> plan = event.hasTables() ? tables.of(event.id()) : Optional.empty();
    List<OrderLine> lines = new ArrayList<>();
    for (LostOrder.Item item : lost.items()) {
      int no = lines.size() + 1;
      event.tiers().stream()
          .filter(tier -> tier.id().inventory().equals(item.item()))
          .findFirst()
          .map(tier -> line(no, tier, item))
          .or(() ->
              plan.flatMap(p ->
                  p.plan().tables().stream()
                      .filter(table -> table.id().inventory().equals(item.item()))
                      .findFirst()
                      .map(table -> line(no, table, item))))
          .ifPresent(lines::add);
    }
    return lines;
  }

  private OrderLine line(int no, Tier tier, LostOrder.Item item) {
    return OrderLine.lapsed(no, tier, item.units(), item.unit(), taxRate);
  }

  private OrderLine line(int no, Table table, LostOrder.Item item) {
    return OrderLine.lapsed(no, table, item.unit(), taxRate);
  }
}
