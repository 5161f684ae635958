/// The table of routes, and what holds on every route.
///
/// Every request gets an id that is echoed and logged ([RequestLog]), headers that keep browsers
/// careful ([SecurityHeaders]) and errors as problems, in JSON or as a page ([Problems]). A route
/// is one line in a [RouteTable], put there by the [Routes] of its room, with its [Policy]: who may
/// ([Who]), who keeps the answer ([Cache]), what it takes of a body and from where ([Origins]), and
/// how often ([Tier], [Limits], [SignedDeliveries]). A handler reads a [Body], a [Form] or [Json],
/// and asks who is calling ([Caller]). Where there is no route, those of [NowhereRoutes] hold.
/// Invariants: the server does on each route what its policy says (`RoutePoliciesTest`); no input
/// is answered 500 (`MalformedInputTest`).
@NullMarked
package live.maguey.http.routing;

import org.jspecify.annotations.NullMarked;
