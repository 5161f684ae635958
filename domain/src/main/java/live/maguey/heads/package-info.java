/// People who go past a gate without a ticket, and how many are inside at any moment.
///
/// Driving ports: [CountHead], [AskInside]. Driven port: [Heads]. Invariants: a tap counts one
/// person once, however often it is sent; taps are never changed; of those without a ticket never
/// fewer than none are inside, and where the venue refuses, taps and tickets together never pass
/// its number (`HeadsContract`, `FullRaceIT`); the count of any past minute is what the counters
/// said then (`HeadsContract`).
@NullMarked
package live.maguey.heads;

import org.jspecify.annotations.NullMarked;
