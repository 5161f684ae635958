package live.maguey.http.live;

import org.jspecify.annotations.Nullable;

/// What there is to show of a topic now.
///
/// @param snapshot the last that could be read, null before the first
/// @param isStale whether it could not be read since
record Shown(@Nullable Snapshot snapshot, boolean isStale) {
  static final Shown NOTHING = new Shown(null, false);

  Shown stale() {
    return new Shown(snapshot, true);
  }
}
