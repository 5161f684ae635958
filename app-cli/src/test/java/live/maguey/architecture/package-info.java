/// The rules of the rings: what may see what, and what may not be done where.
@NullMarked
package live.maguey.architecture;

import org.jspecify.annotations.NullMarked;
