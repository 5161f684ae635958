package live.maguey.alerts;

import java.time.Instant;

/// Until it ends, no channel is told anything of this kind. Alerts are raised all the same.
///
/// @param by who wants it; @param note why
public record Silence(AlertKind kind, Instant since, Instant until, String by, String note) {}
