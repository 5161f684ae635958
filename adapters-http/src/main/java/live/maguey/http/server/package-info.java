/// What every route stands on, and no route of its own but the contract's.
///
/// Every request gets, on any route: an id that is echoed and logged ([RequestLog]), headers that
/// keep browsers careful ([SecurityHeaders]), a deadline ([AnswerInTime]), a bounded body ([Body]),
/// and errors as RFC 9457 problems ([Problems]) in the reader's words ([PageWords]). A route is one
/// line in a [RouteTable].
@NullMarked
package live.maguey.http.server;

import org.jspecify.annotations.NullMarked;
