/// What every figure stands on: the database and its season, the callers, the turns in which
/// designs are compared, and the picture of it all.
@NullMarked
package live.maguey.benchmarks.ground;

import org.jspecify.annotations.NullMarked;
