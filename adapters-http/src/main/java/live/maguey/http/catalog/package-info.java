/// The programme over HTTP: `GET /api/events`, `GET /api/events/{slug}`.
///
/// Calls [live.maguey.catalog.BrowseEvents]. How many places are left is told only when few are.
@NullMarked
package live.maguey.http.catalog;

import org.jspecify.annotations.NullMarked;
