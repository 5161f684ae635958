/// The alerts, what channels were told of them, the silences, and the webhooks refused for their
/// signature, in PostgreSQL.
@NullMarked
package live.maguey.persistence.alerts;

import org.jspecify.annotations.NullMarked;
