/// The audit trail in PostgreSQL.
@NullMarked
package live.maguey.persistence.audit;

import org.jspecify.annotations.NullMarked;
