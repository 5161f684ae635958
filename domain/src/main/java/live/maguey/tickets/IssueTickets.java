package live.maguey.tickets;

import java.util.List;
import live.maguey.shared.Ids;

/// Issues tickets under numbers that no other ticket has. There are 32⁷ numbers: where a million
/// tickets stand, one new ticket in some thirty thousand meets a number that is taken, and gets
/// another id.
public final class IssueTickets {
  private static final int TRIES = 10;

  private final Tickets tickets;
  private final Ids ids;

  public IssueTickets(Tickets tickets, Ids ids) {
    this.tickets = tickets;
    this.ids = ids;
  }

  public void issue(List<Ticket> fresh) {
    List<Ticket> left = fresh;
    for (int tried = 0; !left.isEmpty(); tried++) {
      if (tried == TRIES) {
        throw new IllegalStateException("every number is taken for " + left.getFirst().origin());
      }
      left =
          tickets.issue(left).stream().map(taken -> taken.under(new TicketId(ids.next()))).toList();
    }
  }
}
