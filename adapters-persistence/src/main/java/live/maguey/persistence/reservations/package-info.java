/// Reservations of tables.
@NullMarked
package live.maguey.persistence.reservations;

import org.jspecify.annotations.NullMarked;
