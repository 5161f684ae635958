/// A local lookalike of the part of Resend that Maguey uses: sending with idempotency keys and a
/// rate limit, delivery webhooks signed as Svix signs them, and an inbox that shows each email as
/// its reader would see it. No email leaves the machine.
@NullMarked
package live.maguey.sandbox.resend;

import org.jspecify.annotations.NullMarked;
