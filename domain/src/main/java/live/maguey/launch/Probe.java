package live.maguey.launch;

/// What was seen of the environment.
///
/// @param subject what was looked at, as `stripe`
/// @param critical whether a failure alone means no go
/// @param works whether all is well
/// @param said what was seen, a sentence without its period
/// @param advice what to do, sentences; empty when there is nothing to do
public record Probe(
    String subject, Area area, boolean critical, boolean works, String said, String advice) {}
