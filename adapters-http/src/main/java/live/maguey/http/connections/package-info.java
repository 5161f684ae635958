/// What clients may claim of the server before anybody knows what they ask.
///
/// [Connections] takes them, closes the longest idle one for the next and those that are too slow;
/// a [Connection] has a deadline for whatever we wait for, speaks the [OldProtocol] too, and keeps
/// what it holds of bodies within the [BodyBudget]. A client that left is [ClientGone]. A request
/// has a deadline ([AnswerInTime]), and a server that stops lets those in flight finish ([Drain]).
/// What is worked on at once is bounded ([Work], `TooMuchToDoTest`). All of it is set by
/// [HttpSettings]; [CannotListen] says why a port is not ours.
///
/// Invariant: memory for bodies is bounded over all connections (`BodyBudgetTest`); a stream ends
/// with its client, and at once when the server stops (`LiveStreamsTest`).
@NullMarked
package live.maguey.http.connections;

import org.jspecify.annotations.NullMarked;
