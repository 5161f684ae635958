/// Local lookalikes of Stripe and Resend for the demo, tests and drills: real HTTP on 127.0.0.1,
/// real signatures, no money and no mail. [live.maguey.sandbox.Sandbox] starts both.
@NullMarked
package live.maguey.sandbox;

import org.jspecify.annotations.NullMarked;
