/// Errors of a server, reported to Sentry: what its log has at level ERROR, and what browsers
/// report. Nothing leaves that the log may not hold, and no request waits for Sentry.
@NullMarked
package live.maguey.cli.sentry;

import org.jspecify.annotations.NullMarked;
