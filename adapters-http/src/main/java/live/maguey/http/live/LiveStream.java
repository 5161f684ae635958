package live.maguey.http.live;

import java.util.function.Supplier;
import live.maguey.live.Topic;

/// What a live page shows of a topic. It is the same for everybody who gets it: what differs by
/// reader or language is the page's part.
///
/// @param topic whose changes it follows
/// @param view tells one way to show a topic from another: `guests`, `owner`
/// @param snapshot reads the whole state as JSON. It is called on a thread without a request, at
///   most ten times a second for all who look, with a deadline; it may throw
///   [live.maguey.shared.Unavailable]
public record LiveStream(Topic topic, String view, Supplier<byte[]> snapshot) {
  private static final String GUESTS = "guests";

  public static LiveStream of(Topic topic, Supplier<byte[]> snapshot) {
    return new LiveStream(topic, GUESTS, snapshot);
  }

  /// The same topic as others get to see it.
  public LiveStream as(String otherView) {
    return new LiveStream(topic, otherView, snapshot);
  }

  String name() {
    return topic + "/" + view;
  }
}
