package live.maguey.launch;

import java.time.Instant;

/// A person's word on an opening, given on a judgement.
///
/// @param go whether the venue opens
/// @param by who decided
/// @param release what it opens with
/// @param score of the judgement, 0 to 100
/// @param note why, in one line
public record Decision(
    boolean go, String by, Instant at, Release release, int score, String note) {}
