/// Events over HTTP: `GET /api/events`, `GET /api/events/{slug}`.
///
/// Calls [live.maguey.events.BrowseEvents]. Shows how many places are left only when few are.
@NullMarked
package live.maguey.http.events;

import org.jspecify.annotations.NullMarked;
