package live.maguey.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The nights of the house, with their tiers and each tier's `taken` as of the read.
public interface Events {
  /// Every public night that ends after `now`, cancelled ones too, by doors and then id.
  List<Event> upcoming(Instant now);

  /// Published nights that end after `endAfter` and whose doors open at `doorsBy` or before, by
  /// doors and then id.
  List<Event> published(Instant endAfter, Instant doorsBy);

  Optional<Event> find(EventId id);

  Optional<Event> find(Slug slug);

  /// Places of the night that are held and not yet paid.
  int onHold(EventId id);

  /// Stores a new night with its tiers (taken = 0); a night with that id or slug stays as it is.
  ///
  /// @return whether it was stored
  boolean add(Event event);

  /// A number that no night has yet; two callers at once may be given the same one, and the second
  /// of them can not [#add].
  int nextNumber();

  /// Shows a draft to the world; what is no draft stays as it is.
  ///
  /// @return whether it was published now
  boolean publish(EventId id);

  /// The night will not be: nothing of it is sold from now on. Only a published one can be
  /// cancelled, and it stays so.
  ///
  /// @return whether it was cancelled now
  boolean cancel(EventId id);
}
