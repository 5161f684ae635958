/// Orders in PostgreSQL: [live.maguey.persistence.orders.PostgresOrders], and the hold, which takes
/// places in one transaction of its own ([live.maguey.persistence.orders.HoldBatch]).
@NullMarked
package live.maguey.persistence.orders;

import org.jspecify.annotations.NullMarked;
