/// Posters: every event grows its plant from its slug, always the same plant.
///
/// [Poster] is what there is to say of one: slug, ink and composition, which grow from the slug's
/// [SeededStream] as far as an event's [PosterChoice] leaves them to it. Driven port:
/// [PosterPress], which draws it. Invariant: the same slug, ink and composition draw the same bytes
/// on every machine; `PosterTest` keeps the demo events' hashes as proof.
@NullMarked
package live.maguey.posters;

import org.jspecify.annotations.NullMarked;
