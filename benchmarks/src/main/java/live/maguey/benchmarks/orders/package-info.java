/// Holds under load.
@NullMarked
package live.maguey.benchmarks.orders;

import org.jspecify.annotations.NullMarked;
