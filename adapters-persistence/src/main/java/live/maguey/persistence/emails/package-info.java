/// The outbox in PostgreSQL.
@NullMarked
package live.maguey.persistence.emails;

import org.jspecify.annotations.NullMarked;
