/// `maguey launch`.
@NullMarked
package live.maguey.cli.launch;

import org.jspecify.annotations.NullMarked;
