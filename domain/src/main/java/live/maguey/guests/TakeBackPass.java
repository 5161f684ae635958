package live.maguey.guests;

import live.maguey.audit.Cause;
import live.maguey.orders.OrderId;
import live.maguey.tickets.TicketId;

/// A host takes a pass back: its code is void at the gate at once, and whom it was given to is
/// erased. A ticket that joined loses the seat and stays a plain ticket.
public final class TakeBackPass {
  private final HostsTable tables;
  private final Guests guests;
  private final GuestEmails emails;
  private final GuestActs acts;

  public TakeBackPass(HostsTable tables, Guests guests, GuestEmails emails, GuestActs acts) {
    this.tables = tables;
    this.guests = guests;
    this.emails = emails;
    this.acts = acts;
  }

  /// @param order of the table; @param no of the pass
  public record Request(OrderId order, int no) {}

  public sealed interface Outcome {
    /// It can be given to somebody else.
    record TakenBack(Pass pass) implements Outcome {}

    /// Nobody had it. Nothing was changed.
    record Nobodys(Pass pass) implements Outcome {}

    record Refused(NotNow why) implements Outcome {}
  }

  public Outcome takeBack(Request request, Cause cause) {
    return tables.change(
        request.order(), request.no(), given -> takeBack(given, cause), Outcome.Refused::new);
  }

  Outcome takeBack(HostsTable.Given given, Cause cause) {
    if (given.pass().isFree()) {
      return new Outcome.Nobodys(given.pass());
    }
    TicketId pass = given.pass().ticket().id();
    boolean back =
        given.pass().holder() instanceof Pass.Holder.Joined(var joined)
            ? guests.leave(joined.id(), given.now())
            : guests.takeBack(pass, false, given.now());
    if (!back) {
      return new Outcome.Refused(tables.overtaken(given.pass()));
    }
    emails.withdraw(given.table().order(), given.pass().ticket(), given.now());
    acts.record(
        "pass.taken-back", given.table().order(), given.pass().ticket(), cause, given.now());
    return new Outcome.TakenBack(tables.reread(given.pass()));
  }
}
