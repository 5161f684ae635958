package live.maguey.trace;

/// Something that should have happened by now.
///
/// @param what in words; @param todo what a person on call does about it
public record Missing(String what, String todo) {}
