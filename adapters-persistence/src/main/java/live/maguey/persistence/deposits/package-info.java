/// What is owed for deposits, and what tables paid at the venue.
@NullMarked
package live.maguey.persistence.deposits;

import org.jspecify.annotations.NullMarked;
