package live.maguey.guests;

import live.maguey.orders.OrderId;
import live.maguey.shared.OneLine;

/// A host says who comes with a pass. Its code stays: naming again corrects the name.
public final class NameGuest {
  static final int LONGEST_NAME = 100;

  private final HostsTable tables;
  private final Guests guests;

  public NameGuest(HostsTable tables, Guests guests) {
    this.tables = tables;
    this.guests = guests;
  }

  /// @param order of the table; @param no of the pass
  public record Request(OrderId order, int no, String name) {}

  public sealed interface Outcome {
    record Named(Pass pass) implements Outcome {}

    record Refused(NotNow why) implements Outcome {}
  }

  /// @throws live.maguey.shared.InvalidRequest for a name that is not one line
  public Outcome name(Request request) {
    String name = OneLine.parse("name", request.name(), LONGEST_NAME);
    return tables.change(
        request.order(),
        request.no(),
        given ->
            guests.name(given.pass().ticket().id(), name, given.now())
                ? new Outcome.Named(tables.reread(given.pass()))
                : new Outcome.Refused(tables.overtaken(given.pass())),
        Outcome.Refused::new);
  }
}
