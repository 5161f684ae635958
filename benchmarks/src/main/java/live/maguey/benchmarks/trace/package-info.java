/// How fast a person on call has the whole story.
@NullMarked
package live.maguey.benchmarks.trace;

import org.jspecify.annotations.NullMarked;
