/// `maguey sandbox`: the Stripe and Resend lookalikes on their own, for any program that calls
/// them.
@NullMarked
package live.maguey.cli.sandbox;

import org.jspecify.annotations.NullMarked;
