/// What is wrong and needs a person: raised where it is seen, counted while it lasts, acknowledged
/// by who looks at it, closed when its cause is gone or for a person's reason.
///
/// Driving ports: [AcknowledgeAlert], [CloseAlert], [WatchSignatures]. Driven ports: [Alerts],
/// [RefusedSignatures]. Of one kind and subject at most one alert is not closed, and none goes
/// back: proved by `AlertsContract`, in races by `PostgresAlertsIT`.
@NullMarked
package live.maguey.alerts;

import org.jspecify.annotations.NullMarked;
