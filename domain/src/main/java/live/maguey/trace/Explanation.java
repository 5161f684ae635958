package live.maguey.trace;

import live.maguey.runbooks.Diagnosis;

/// What is as it has to be, and yet is not what the guest expects.
///
/// @param what in words
public record Explanation(Diagnosis diagnosis, String what) {}
