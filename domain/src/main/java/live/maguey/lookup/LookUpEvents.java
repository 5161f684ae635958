package live.maguey.lookup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.maguey.events.Event;
import live.maguey.events.Events;
import live.maguey.events.Slug;
import live.maguey.gate.Admissions;
import live.maguey.orders.Orders;
import live.maguey.refunds.RefundSearch;

/// Looks up events, with what was sold, is held, came in and went back.
public final class LookUpEvents {
  private final Events events;
  private final Orders orders;
  private final Admissions admissions;
  private final RefundSearch refunds;

  public LookUpEvents(Events events, Orders orders, Admissions admissions, RefundSearch refunds) {
    this.events = events;
    this.orders = orders;
    this.admissions = admissions;
    this.refunds = refunds;
  }

  /// An event with its figures.
  ///
  /// @param held places that are held and not yet paid; @param in tickets that let somebody in
  /// @param refunds by their state and currency
  public record EventPicture(Event event, int held, int in, List<RefundSearch.Figure> refunds) {}

  public Optional<Event> find(Slug slug) {
    return events.find(slug);
  }

  public EventPicture picture(Event event) {
    return new EventPicture(
        event.withHolds(events.onHold()),
        events.onHold(event.id()),
        admissions.admitted(event.id()),
        refunds.figures(event.id()));
  }

  /// Every public event that ends after `from`, by doors.
  public List<Event> upcoming(Instant from) {
    return events.upcoming(from);
  }

  /// How many of its orders are paid and not fully refunded.
  public int bought(Event event) {
    return orders.bought(event.id());
  }
}
