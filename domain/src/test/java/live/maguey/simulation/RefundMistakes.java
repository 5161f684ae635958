package live.maguey.simulation;

import java.util.List;
import live.maguey.payments.Refund;
import live.maguey.refunds.Refunds;
import live.maguey.simulation.TableMistakes.Call;
import live.maguey.tickets.Ticket;

/// The mistakes of [PlantedBug] with amounts that are refunded.
final class RefundMistakes {
  private RefundMistakes() {}

  static Object voidsTheTickets(SimulatedServer server, Call call) throws Throwable {
    Object requested = call.rightly();
    if (call.is(Refunds.class, "request") && isAmount((Refund) call.arguments()[0])) {
      Refund refund = (Refund) call.arguments()[0];
      for (Ticket ticket : server.tickets.of(refund.order())) {
        server.tickets.voidTicket(ticket.id(), Ticket.VoidReason.REFUNDED, server.clock.instant());
      }
    }
    return requested;
  }

  static Object forgetsAmounts(SimulatedServer server, Call call) throws Throwable {
    Object all = call.rightly();
    return call.is(Refunds.class, "of")
        ? ((List<?>) all).stream().filter(refund -> !isAmount((Refund) refund)).toList()
        : all;
  }

  private static boolean isAmount(Refund refund) {
    return refund.subject() instanceof Refund.Subject.Amount;
  }
}
