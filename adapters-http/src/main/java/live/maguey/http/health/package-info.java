/// Whether the server lives and is ready, and its figures: `/health/live`, `/health/ready`,
/// `/metrics`.
///
/// [Probes] asks each [Probe] with a timeout and keeps the answer for two seconds, so that watching
/// costs the database little however many watch.
@NullMarked
package live.maguey.http.health;

import org.jspecify.annotations.NullMarked;
