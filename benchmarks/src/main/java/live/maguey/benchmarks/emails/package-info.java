/// The outbox under load.
@NullMarked
package live.maguey.benchmarks.emails;

import org.jspecify.annotations.NullMarked;
