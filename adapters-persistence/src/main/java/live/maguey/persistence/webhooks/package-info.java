/// The inbox of Stripe's events.
@NullMarked
package live.maguey.persistence.webhooks;

import org.jspecify.annotations.NullMarked;
