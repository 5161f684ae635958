/// What is wrong now, across all capabilities, in one reading; changes nothing.
///
/// Driving port: [CheckStatus]. Driven ports: [Backlog], [Reconciliations], [TimedJobs],
/// [NewestBackup], and of other capabilities the alerts, the refused signatures and the devices.
@NullMarked
package live.maguey.status;

import org.jspecify.annotations.NullMarked;
