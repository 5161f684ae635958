/// `maguey up`: everything on one machine, with an embedded PostgreSQL, lookalikes of Stripe and
/// Resend, and a season of events to try it with.
@NullMarked
package live.maguey.cli.up;

import org.jspecify.annotations.NullMarked;
