/// The public HTTP interface: one server, one table of routes, one mapper of errors.
///
/// [MagueyServer] is built from [UseCases] and [HttpSettings]. Every request gets, on any route: an
/// id that is echoed and logged ([RequestLog]), headers that keep browsers careful
/// ([SecurityHeaders]), a deadline ([AnswerInTime]), a bounded body ([Body]), and errors as RFC
/// 9457 problems ([Problems]). Each `XxxRoutes` is one line per route in a [RouteTable]; its
/// handler parses, calls one use case and switches on the outcome. Invariants: no input is answered
/// 500 (`MalformedInputTest`); the API answers as `openapi.yaml` promises (`Contract`, in every
/// test that calls the API).
@NullMarked
package live.maguey.http;

import org.jspecify.annotations.NullMarked;
