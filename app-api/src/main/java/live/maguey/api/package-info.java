/// The composition: constructors, top to bottom, on the [Stores] of one database.
///
/// [Application] is what commands, routes, workers and jobs share. Its sides: [Selling], [Paying]
/// with [AtStripe] and [Reconciling], [Mailing], [Signing], [AtGate], [Staffing]; [Privacy] erases
/// people and [BackingUp] keeps copies; it is read through [LookUps], and its [JobBoard] is a
/// person's view of the timed jobs. [Launching] is what people see and decide before an opening,
/// signed by `launch`. [Demo] fills it. `schema` brings a database up to date. A running server of
/// it is in `node`, what checks one in `doctor`, what it is told in `settings`.
@NullMarked
package live.maguey.api;

import org.jspecify.annotations.NullMarked;
