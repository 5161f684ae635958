/// Events, tiers and prices in PostgreSQL: [live.maguey.persistence.catalog.PostgresEvents].
@NullMarked
package live.maguey.persistence.catalog;

import org.jspecify.annotations.NullMarked;
