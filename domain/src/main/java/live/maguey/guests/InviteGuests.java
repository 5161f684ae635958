package live.maguey.guests;

import live.maguey.orders.OrderId;
import live.maguey.shared.Ids;

/// A host opens the table's free passes to friends who have tickets of their own, by a code; opens
/// it under another code; ends it. Who has joined stays.
public final class InviteGuests {
  private final HostsTable tables;
  private final Guests guests;
  private final Ids ids;

  public InviteGuests(HostsTable tables, Guests guests, Ids ids) {
    this.tables = tables;
    this.guests = guests;
    this.ids = ids;
  }

  public sealed interface Outcome {
    /// Every code before it is void.
    record Invited(InviteCode code) implements Outcome {}

    record Ended() implements Outcome {}

    record Refused(NotNow why) implements Outcome {}
  }

  /// Gives a new code.
  public Outcome invite(OrderId order) {
    return tables.change(
        order,
        _ -> {
          InviteCode code = InviteCode.of(ids.next());
          guests.invite(order, code);
          return new Outcome.Invited(code);
        },
        Outcome.Refused::new);
  }

  public Outcome end(OrderId order) {
    return tables.change(
        order,
        _ -> {
          guests.endInvite(order);
          return new Outcome.Ended();
        },
        Outcome.Refused::new);
  }
}
