/// Pages that change by themselves: a stream of server-sent events for each browser that looks.
///
/// A route builds a [LiveStream] and gives it to [LiveStreams], which reads a topic once for all
/// who look at it on this node and sends each the newest state, whose id is the state's own digest.
/// [LiveLimits] says what streams may claim. The page's part is `parts/live.js`.
///
/// Invariants: a state is read at most ten times a second for all who look, who are slow miss
/// states and never the last one, a change that was never announced shows all the same, one that
/// takes nothing is cut while the others go on, nothing is kept for a page but that it waits
// (`ViewerTest`), and a
/// server that stops ends all streams at once (`LiveStreamsTest`, `BroadcastTest`).
@NullMarked
package live.maguey.http.live;

import org.jspecify.annotations.NullMarked;
