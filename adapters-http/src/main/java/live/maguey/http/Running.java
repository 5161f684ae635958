package live.maguey.http;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.function.Supplier;
import live.maguey.http.health.Probes;
import live.maguey.live.Changes;
import live.maguey.shared.Ids;

/// What the server itself runs on.
///
/// @param ids of requests and forms
/// @param changes what live pages follow
/// @param metrics the figures of `meters` in Prometheus' text format
public record Running(
    InstantSource clock,
    Ids ids,
    Changes changes,
    MeterRegistry meters,
    Supplier<String> metrics,
    Probes probes) {}
