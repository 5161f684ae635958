/// How fast `trace` shows an order's full story.
@NullMarked
package live.maguey.benchmarks.trace;

import org.jspecify.annotations.NullMarked;
