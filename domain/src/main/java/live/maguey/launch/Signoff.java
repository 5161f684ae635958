package live.maguey.launch;

import java.time.Instant;

/// A person has seen that a requirement holds.
///
/// @param requirement one of the 28
/// @param by who saw it
/// @param release what they looked at
/// @param note what they did and saw
public record Signoff(String requirement, String by, Instant at, Release release, String note) {}
