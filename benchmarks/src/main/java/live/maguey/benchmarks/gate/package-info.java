/// Admissions under load.
@NullMarked
package live.maguey.benchmarks.gate;

import org.jspecify.annotations.NullMarked;
