/// The public HTTP interface: one server, one table of routes, one mapper of errors.
///
/// [MagueyServer] is built from [live.maguey.http.connections.HttpSettings] and what its routes
/// call: [Shop], [Counter], [Gates], [Callbacks], and what it runs on, [Running]. It puts the
/// routes of every room on what they share in `routing`; each is given by its constructor what it
/// calls. Each `XxxRoutes` is one line per route; its handler parses, calls one use case and
/// switches on the outcome. Invariants: no input is answered 500 (`MalformedInputTest`); the API
/// answers as `openapi.yaml` promises (`Contract`, in every test that calls the API); a server that
/// stops answers what is in flight and refuses the rest (`StoppingTest`).
@NullMarked
package live.maguey.http;

import org.jspecify.annotations.NullMarked;
