/// Tables over HTTP: `GET /api/events/{slug}/tables`.
///
/// [TableRoutes] calls [live.maguey.tables.BrowseTables], and tells how each table stands, not how
/// many of a party have arrived.
@NullMarked
package live.maguey.http.tables;

import org.jspecify.annotations.NullMarked;
