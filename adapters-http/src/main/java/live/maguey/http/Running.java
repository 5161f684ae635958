package live.maguey.http;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import live.maguey.http.health.Probes;
import live.maguey.live.Changes;
import live.maguey.shared.Ids;

/// What the server itself runs on.
///
/// @param ids of requests and forms
/// @param changes what live pages follow
public record Running(
    InstantSource clock, Ids ids, Changes changes, MeterRegistry meters, Probes probes) {}
