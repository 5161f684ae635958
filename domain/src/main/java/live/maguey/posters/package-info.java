/// Posters: every event grows its plant from its slug, always the same plant.
///
/// [Poster] is the whole capability: a pure function from slug, ink and composition to a list of
/// flat shapes, written as SVG for pages or as pixels ([PosterPicture]) for emails and previews.
/// There are no ports. Invariant: the same slug, ink and composition draw the same bytes on every
/// machine; `PosterTest` keeps the demo events' hashes as proof.
@NullMarked
package live.maguey.posters;

import org.jspecify.annotations.NullMarked;
