@NullMarked
package live.maguey.benchmarks;

import org.jspecify.annotations.NullMarked;
