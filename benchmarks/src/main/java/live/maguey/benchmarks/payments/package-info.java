/// What money brings: Stripe's webhooks, and what they lead to.
@NullMarked
package live.maguey.benchmarks.payments;

import org.jspecify.annotations.NullMarked;
