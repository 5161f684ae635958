/// `maguey sandbox`: the lookalikes of Stripe and Resend by themselves, for whatever speaks to
/// them.
@NullMarked
package live.maguey.cli.sandbox;

import org.jspecify.annotations.NullMarked;
