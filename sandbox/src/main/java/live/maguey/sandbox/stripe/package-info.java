/// A local lookalike of the part of Stripe that Maguey uses: checkout sessions with a hosted
/// payment page, payment intents, charges, refunds, balance transactions, events and signed
/// webhooks, at the API version of stripe-java 33.3.0. A real client notices no difference; no
/// money moves.
@NullMarked
package live.maguey.sandbox.stripe;

import org.jspecify.annotations.NullMarked;
