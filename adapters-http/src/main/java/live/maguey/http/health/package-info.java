/// Liveness and readiness, for everybody: `/health/live`, `/health/ready`; and for those who run
/// the venue, on a listener of their own: `/metrics`.
///
/// [HealthRoutes] and [OpsRoutes] are the tables. What may be asked rarely is [Remembered].
/// [Probes] asks each [Probe] with a timeout and keeps the answer for two seconds, so monitoring
/// costs the database little, however many monitors ask.
@NullMarked
package live.maguey.http.health;

import org.jspecify.annotations.NullMarked;
