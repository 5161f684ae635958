/// Liveness, readiness and metrics: `/health/live`, `/health/ready`, `/metrics`.
///
/// [HealthRoutes] is the table. What may be asked rarely is [Remembered]. [Probes] asks each
/// [Probe] with a timeout and keeps the answer for two seconds, so monitoring costs the database
/// little, however many monitors ask.
@NullMarked
package live.maguey.http.health;

import org.jspecify.annotations.NullMarked;
