/// What every route stands on, and no route of its own but the contract's.
///
/// Every request gets, on any route: an id that is echoed and logged ([RequestLog]), headers that
/// keep browsers careful ([SecurityHeaders]), a deadline ([AnswerInTime]), and errors as RFC 9457
/// problems ([Problems]) in the reader's words ([PageWords]). A route is one line in a
/// [RouteTable], with its [Policy]: who may ([Who]), who keeps the answer ([Cache]), what it takes
/// of a body ([Body]) and from where, and how often ([RateLimit]). Invariant: the server does on
/// each route what its policy says (`RoutePoliciesTest`).
@NullMarked
package live.maguey.http.server;

import org.jspecify.annotations.NullMarked;
