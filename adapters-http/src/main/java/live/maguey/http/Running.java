package live.maguey.http;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import live.maguey.http.health.Probes;
import live.maguey.limits.CountCallers;
import live.maguey.live.Changes;
import live.maguey.shared.Ids;

/// What the server itself runs on.
///
/// @param ids of requests and forms
/// @param callers counts what they do, on all nodes together
/// @param changes what live pages follow
public record Running(
    InstantSource clock,
    Ids ids,
    CountCallers callers,
    Changes changes,
    MeterRegistry meters,
    Probes probes) {}
