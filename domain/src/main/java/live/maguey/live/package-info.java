/// What keeps open pages up to date: the floor plan of an event, the owner's dashboard.
///
/// Driven ports: [Announcements], by which a use case says after its commit that a [Topic] has
/// changed, and [Changes], by which a node hears of it. What changed is not said: who shows a topic
/// reads it again, so a lost announcement costs time and never correctness. Invariants: nothing is
/// announced that is not committed, the last announcement is always followed by a look, and one
/// that fails keeps nobody else from looking (`AnnouncementsContract`).
@NullMarked
package live.maguey.live;

import org.jspecify.annotations.NullMarked;
