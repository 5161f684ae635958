/// The pages of a table's guests: its host's (`/host/{token}`) with each pass and its code, those
/// that a guest's email leads to (`/pass/{token}`, `/not-me/{token}`), and the one by which the
/// holder of a ticket joins a table (`/join`, `/orders/{token}/join`).
///
/// [HostPageRoutes], [PassRoutes], [GuestPassRoutes], [NotMeRoutes] and [JoinRoutes] call the use
/// cases of [live.maguey.guests] and show what [HostPages] and [PassPages] put together; each works
/// without scripts (`HostPageTest`). `guests/host.js` follows `/api/host/{token}` and draws again
/// what changed.
@NullMarked
package live.maguey.http.web.guests;

import org.jspecify.annotations.NullMarked;
