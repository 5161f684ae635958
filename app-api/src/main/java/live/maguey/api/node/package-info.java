/// One running server: what answers, what works through the queues, what is done by the clock.
///
/// [Maguey] starts it on the [live.maguey.api.Application] of a database, with what [Serving] makes
/// of the settings. Invariants: payments are settled before emails are sent (`SettleFirstTest`),
/// and few emails are rendered at a time (`RenderInTurnTest`).
@NullMarked
package live.maguey.api.node;

import org.jspecify.annotations.NullMarked;
