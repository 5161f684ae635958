/// The passes of a table over HTTP: `GET /api/host/{token}`, once or as a stream.
///
/// [HostRoutes] calls [live.maguey.guests.ShowGuests]; the pages are
/// [live.maguey.http.web.guests]'.
@NullMarked
package live.maguey.http.guests;

import org.jspecify.annotations.NullMarked;
