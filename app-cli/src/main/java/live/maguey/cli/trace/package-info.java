/// `maguey trace`.
@NullMarked
package live.maguey.cli.trace;

import org.jspecify.annotations.NullMarked;
