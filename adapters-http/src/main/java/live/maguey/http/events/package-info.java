/// Events over HTTP: `GET /api/events`, `GET /api/events/{slug}`.
///
/// [EventRoutes] calls [live.maguey.events.BrowseEvents], and shows how many places are left only
/// when few are. [EventInPath] finds the event of a path, for the pages too.
@NullMarked
package live.maguey.http.events;

import org.jspecify.annotations.NullMarked;
