/// Events, tiers and prices in PostgreSQL: [live.maguey.persistence.events.PostgresEvents].
@NullMarked
package live.maguey.persistence.events;

import org.jspecify.annotations.NullMarked;
