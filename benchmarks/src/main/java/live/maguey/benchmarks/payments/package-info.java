/// Stripe's webhooks and the settlements they lead to, under load.
@NullMarked
package live.maguey.benchmarks.payments;

import org.jspecify.annotations.NullMarked;
