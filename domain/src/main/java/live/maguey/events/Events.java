package live.maguey.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The venue's events, with their tiers and each tier's `taken` as of the read.
public interface Events {
  /// Every public event that ends after `now`, canceled ones too, by doors and then id.
  List<Event> upcoming(Instant now);

  /// Published events that end after `endAfter` and whose doors open at `doorsBy` or before, by
  /// doors and then id.
  List<Event> published(Instant endAfter, Instant doorsBy);

  Optional<Event> find(EventId id);

  Optional<Event> find(Slug slug);

  /// Places of the event that are held and not yet paid.
  int onHold(EventId id);

  /// Places that are held and not yet paid, of each tier of any event that has none left; a tier
  /// without such places is left out.
  Map<TierId, Integer> onHold();

  /// Stores a new event with its tiers (taken = 0); an existing event with that id or slug stays as
  /// it is.
  ///
  /// @return whether it was stored
  boolean add(Event event);

  /// A number that no event has yet; two callers at once may get the same one, and the second
  /// cannot [#add].
  int nextNumber();

  /// Publishes a draft; an event that is not a draft stays as it is.
  ///
  /// @return whether it was published now
  boolean publish(EventId id);

  /// Cancels the event: nothing of it is sold from now on. Only a published one can be canceled,
  /// and it stays so.
  ///
  /// @return whether it was canceled now
  boolean cancel(EventId id);
}
