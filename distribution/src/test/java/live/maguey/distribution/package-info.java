/// The program as it is installed.
@NullMarked
package live.maguey.distribution;

import org.jspecify.annotations.NullMarked;
