/// The whole server in one process, on real PostgreSQL and the lookalikes of Stripe and Resend:
/// what is promised to a buyer, proved from outside.
@NullMarked
package live.maguey.cli.proof;

import org.jspecify.annotations.NullMarked;
