package live.maguey.trace;

import live.maguey.runbooks.Diagnosis;

/// Something that should have happened by now.
///
/// @param diagnosis what kind of thing; @param object the id of what it is about, empty for the
///   order itself
/// @param what in words; @param todo what a person on call does about it
public record Missing(Diagnosis diagnosis, String object, String what, String todo) {}
