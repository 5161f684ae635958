/// The alerts, and the webhooks refused for their signature, in PostgreSQL.
@NullMarked
package live.maguey.persistence.alerts;

import org.jspecify.annotations.NullMarked;
