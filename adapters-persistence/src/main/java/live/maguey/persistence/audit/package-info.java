/// The audit trail and the alerts in PostgreSQL.
@NullMarked
package live.maguey.persistence.audit;

import org.jspecify.annotations.NullMarked;
