/// PostgreSQL behind the domain's stores.
///
/// [Database] is the one place that runs statements and starts transactions; each capability's
/// package has its statements in an enum (`OrderSql`) and its store beside it (`PostgresOrders`).
/// The schema is in `db/migration`, forward only.
@NullMarked
package live.maguey.persistence;

import org.jspecify.annotations.NullMarked;
