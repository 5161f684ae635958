/// The ledger in PostgreSQL, and its comparison with Stripe's.
@NullMarked
package live.maguey.persistence.revenue;

import org.jspecify.annotations.NullMarked;
