/// Tickets and the keys that sign them.
@NullMarked
package live.maguey.persistence.tickets;

import org.jspecify.annotations.NullMarked;
