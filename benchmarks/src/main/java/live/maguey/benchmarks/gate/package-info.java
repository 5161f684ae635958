/// Letting in.
@NullMarked
package live.maguey.benchmarks.gate;

import org.jspecify.annotations.NullMarked;
