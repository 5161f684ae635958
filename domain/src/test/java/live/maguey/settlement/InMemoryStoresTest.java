package live.maguey.settlement;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import live.maguey.alerts.Alerts;
import live.maguey.alerts.AlertsContract;
import live.maguey.alerts.InMemoryAlerts;
import live.maguey.audit.AuditContract;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.InMemoryAuditTrail;
import live.maguey.emails.InMemoryOutbox;
import live.maguey.emails.Outbox;
import live.maguey.emails.OutboxContract;
import live.maguey.events.Event;
import live.maguey.events.EventId;
import live.maguey.events.SampleEvents;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.orders.OrderDetails;
import live.maguey.orders.OrderId;
import live.maguey.payments.Facts;
import live.maguey.payments.FactsContract;
import live.maguey.payments.InMemoryFacts;
import live.maguey.refunds.InMemoryRefundSearch;
import live.maguey.refunds.InMemoryRefunds;
import live.maguey.refunds.RefundSearch;
import live.maguey.refunds.RefundSearchContract;
import live.maguey.refunds.Refunds;
import live.maguey.refunds.RefundsContract;
import live.maguey.revenue.BothLedgers;
import live.maguey.revenue.BothLedgersContract;
import live.maguey.revenue.InMemoryBothLedgers;
import live.maguey.revenue.InMemoryLedger;
import live.maguey.revenue.Ledger;
import live.maguey.revenue.LedgerContract;
import live.maguey.shared.Ids;
import live.maguey.shared.InMemoryUnitOfWork;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.SequentialIds;
import live.maguey.shared.UnitOfWork;
import live.maguey.tickets.InMemoryTickets;
import live.maguey.tickets.TicketId;
import live.maguey.tickets.Tickets;
import live.maguey.tickets.TicketsContract;
import live.maguey.webhooks.InMemoryWebhookEvents;
import live.maguey.webhooks.WebhookEvents;
import live.maguey.webhooks.WebhookEventsContract;
import org.junit.jupiter.api.Nested;

/// The fakes keep the promises that PostgreSQL keeps.
class InMemoryStoresTest {
  private final InMemoryWorld world = new InMemoryWorld();
  private final Ids ids = new SequentialIds();
  private final Event event = SampleEvents.tonight(ids).tier("General", 100).event();

  private Order held() {
    return Holds.of(ids, event).places(0, 2).hold().order();
  }

  private static OrderId newOrder() {
    return new OrderId(UUID.randomUUID());
  }

  @Nested
  class OfFacts extends FactsContract {
    private final Facts facts = new InMemoryFacts(world);

    @Override
    protected Facts facts() {
      return facts;
    }

    @Override
    protected OrderId anOrder() {
      return newOrder();
    }
  }

  @Nested
  class OfWebhookEvents extends WebhookEventsContract {
    private final WebhookEvents inbox = new InMemoryWebhookEvents(world);

    @Override
    protected WebhookEvents inbox() {
      return inbox;
    }
  }

  @Nested
  class OfRefunds extends RefundsContract {
    private final Refunds refunds = new InMemoryRefunds(world);

    @Override
    protected Refunds refunds() {
      return refunds;
    }

    @Override
    protected OrderId anOrder() {
      return newOrder();
    }

    @Override
    protected List<TicketId> ticketsOf(OrderId order, int count) {
      return Stream.generate(() -> new TicketId(UUID.randomUUID())).limit(count).toList();
    }
  }

  @Nested
  class OfFoundRefunds extends RefundSearchContract {
    private final InMemoryRefunds refunds = new InMemoryRefunds(world);

    @Override
    protected RefundSearch search() {
      return new InMemoryRefundSearch(refunds, _ -> event.id());
    }

    @Override
    protected Refunds refunds() {
      return refunds;
    }

    @Override
    protected OrderId anOrder() {
      return newOrder();
    }

    @Override
    protected EventId event() {
      return event.id();
    }
  }

  @Nested
  class OfTheBook extends LedgerContract {
    private final Ledger ledger = new InMemoryLedger(world);

    @Override
    protected Ledger ledger() {
      return ledger;
    }

    @Override
    protected OrderId anOrder() {
      return newOrder();
    }
  }

  @Nested
  class OfBothBooks extends BothLedgersContract {
    private final InMemoryLedger ledger = new InMemoryLedger(world);
    private final BothLedgers comparison = new InMemoryBothLedgers(world, ledger);

    @Override
    protected BothLedgers comparison() {
      return comparison;
    }

    @Override
    protected Ledger ledger() {
      return ledger;
    }

    @Override
    protected OrderDetails order() {
      return held().details();
    }
  }

  @Nested
  class OfTheTrail extends AuditContract {
    private final AuditTrail trail = new InMemoryAuditTrail(world);

    @Override
    protected AuditTrail trail() {
      return trail;
    }
  }

  @Nested
  class OfAlerts extends AlertsContract {
    private final Alerts alerts = new InMemoryAlerts(world);

    @Override
    protected Alerts alerts() {
      return alerts;
    }
  }

  @Nested
  class OfMails extends OutboxContract {
    private final Event another = SampleEvents.tonight(ids).tier("General", 1).event();
    private final Order anothers = Holds.of(ids, another).places(0, 1).hold().order();
    private final Outbox outbox =
        new InMemoryOutbox(world)
            .withEvents(o -> o.equals(anothers.id()) ? another.id() : event.id());

    @Override
    protected Outbox outbox() {
      return outbox;
    }

    @Override
    protected Order anOrder() {
      return held();
    }

    @Override
    protected Order anotherEventsOrder() {
      return anothers;
    }
  }

  @Nested
  class OfTickets extends TicketsContract {
    private final Tickets tickets = new InMemoryTickets(world);

    @Override
    protected Tickets tickets() {
      return tickets;
    }

    @Override
    protected UnitOfWork work() {
      return new InMemoryUnitOfWork(world);
    }

    @Override
    protected Event event() {
      return event;
    }

    @Override
    protected Order anOrder() {
      return held();
    }
  }
}
