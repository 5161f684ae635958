/// Posters drawn: flat shapes by composition ([Sheet]), written as SVG or painted as pixels.
@NullMarked
package live.maguey.codes.posters;

import org.jspecify.annotations.NullMarked;
