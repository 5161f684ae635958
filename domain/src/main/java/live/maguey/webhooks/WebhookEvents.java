package live.maguey.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.maguey.shared.Page;
import org.jspecify.annotations.Nullable;

/// The inbox: every event of Stripe's, stored raw before anything else is done with it.
public interface WebhookEvents {
  /// Stores and commits on its own.
  ///
  /// @return false when an event with that id exists
  boolean store(WebhookEvent event);

  /// Takes up to `limit` due events for `lease`, the oldest first; never waits for another claimer.
  List<WebhookEvent> claim(int limit, Instant now, Duration lease);

  /// @param body kept in place of the one that came
  void finished(String id, String body, WebhookEvent.Result result, Instant at, String note);

  void failed(String id, Instant next, String error);

  void dead(String id, Instant at, String error);

  /// Puts an event back to be processed now, in whatever state it is.
  boolean replay(String id, Instant now);

  /// Puts back every dead event whose error mentions this.
  void replayDead(String mentioning, Instant now);

  Optional<WebhookEvent> find(String id);

  /// Which events are listed.
  ///
  /// @param state null does not restrict
  /// @param failing only what is not done despite at least one try: dead, or waiting for the next
  /// @param page by when they were received
  record Search(WebhookEvent.@Nullable Stage state, boolean failing, Page<String> page) {}

  /// Newest first.
  List<WebhookEvent> list(Search wanted);

  /// The newest; null does not restrict.
  default List<WebhookEvent> list(WebhookEvent.@Nullable Stage state, int limit) {
    return list(new Search(state, false, Page.newest(limit)));
  }

  /// The newest that fail.
  default List<WebhookEvent> failing(int limit) {
    return list(new Search(null, true, Page.newest(limit)));
  }

  /// The ids of all that were received from `from` to `until`, both included, the oldest first.
  ///
  /// @param failing only those of [#failing]
  List<String> received(Instant from, Instant until, boolean failing);

  /// Which of these ids are stored.
  List<String> known(List<String> ids);

  /// Up to when Stripe's own list has been compared with the inbox; empty before the first time.
  Optional<Instant> pulledUntil();

  void pulledUntil(Instant until);
}
