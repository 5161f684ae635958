/// Tickets in PostgreSQL: [live.maguey.persistence.tickets.PostgresTickets].
@NullMarked
package live.maguey.persistence.tickets;

import org.jspecify.annotations.NullMarked;
