/// What is wrong and needs a person: raised where it is seen, counted while it lasts, acknowledged
/// by who looks at it, closed when its cause is gone or for a person's reason.
///
/// Driving ports: [AcknowledgeAlert], [CloseAlert], [EndSilence], [SilenceKind], [TellAlerts],
/// [TellUnstored], [TryChannels], [WatchSignatures]. Driven ports: [Alerts], [AlertMessenger],
/// [RefusedSignatures], [Silences], [ToldAlerts].
///
/// Invariants: of one kind and subject at most one alert is not closed, and none goes back
/// (`AlertsContract`, in races `PostgresAlertsIT`); what is open is told until a channel takes it,
/// and what was told is told when it is over (`TellAlertsTest`, `ToldAlertsContract`).
@NullMarked
package live.maguey.alerts;

import org.jspecify.annotations.NullMarked;
