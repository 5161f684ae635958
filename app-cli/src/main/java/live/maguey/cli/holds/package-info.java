/// `maguey holds`.
@NullMarked
package live.maguey.cli.holds;

import org.jspecify.annotations.NullMarked;
