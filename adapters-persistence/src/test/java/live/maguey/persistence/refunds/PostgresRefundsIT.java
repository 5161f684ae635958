package live.maguey.persistence.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import live.maguey.events.SampleEvents;
import live.maguey.gate.GateTickets;
import live.maguey.orders.OrderId;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.persistence.Database;
import live.maguey.persistence.HeldOrders;
import live.maguey.persistence.Race;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.tickets.PostgresTickets;
import live.maguey.refunds.Refunds;
import live.maguey.refunds.RefundsContract;
import live.maguey.shared.Ids;
import live.maguey.shared.SequentialIds;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketId;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PostgresRefundsIT extends RefundsContract {
  @AutoClose private final Database database = TestDatabase.fresh(16);
  private final HeldOrders orders = new HeldOrders(database);
  private final Ids ids = new SequentialIds(3);
  private final Refunds refunds = new PostgresRefunds(database);

  @Override
  protected Refunds refunds() {
    return refunds;
  }

  @Override
  protected OrderId anOrder() {
    return orders.next().id();
  }

  @Override
  protected List<TicketId> ticketsOf(OrderId order, int count) {
    List<Ticket> issued =
        IntStream.rangeClosed(1, count)
            .mapToObj(no -> GateTickets.general(ids, orders.event(), order, no))
            .toList();
    new PostgresTickets(database).issue(issued);
    return issued.stream().map(Ticket::id).toList();
  }

  @Test
  void workers_that_claim_at_once_share_the_refunds_among_them() {
    List<RefundId> due = Stream.generate(() -> requested(SampleEvents.NOW).id()).limit(40).toList();

    List<List<RefundId>> claimed = Race.of(16, _ -> this::claimUntilNoneIsDue);

    assertThat(claimed.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(due);
  }

  private List<RefundId> claimUntilNoneIsDue() {
    List<RefundId> mine = new ArrayList<>();
    List<Refund> batch = refunds.claim(3, SampleEvents.NOW, Duration.ofSeconds(30));
    while (!batch.isEmpty()) {
      batch.forEach(refund -> mine.add(refund.id()));
      batch = refunds.claim(3, SampleEvents.NOW, Duration.ofSeconds(30));
    }
    return mine;
  }
}
