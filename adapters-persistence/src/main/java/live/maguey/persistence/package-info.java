/// PostgreSQL behind the domain's stores.
///
/// Only [Database] runs statements and starts transactions; each capability's package has its
/// statements in an enum (`OrderSql`) next to its store (`PostgresOrders`). The schema is in
/// `db/schema`, forward only. A request's deadline is kept by [Turns] (`DatabaseDeadlineIT`).
@NullMarked
package live.maguey.persistence;

import org.jspecify.annotations.NullMarked;
