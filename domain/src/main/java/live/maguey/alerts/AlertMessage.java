package live.maguey.alerts;

import java.time.Instant;

/// One thing to tell people, in words.
///
/// @param incident by which a channel knows that it is about the same as before
/// @param headline one line with all that matters
/// @param todo what to do now, one line; empty where there is nothing
/// @param at when it came about, which may be long before it is told
public record AlertMessage(
    AlertNews.What what, String incident, String headline, String todo, Instant at) {}
