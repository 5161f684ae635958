/// What was signed off before an opening, in PostgreSQL.
@NullMarked
package live.maguey.persistence.launch;

import org.jspecify.annotations.NullMarked;
