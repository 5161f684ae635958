/// How fast the house is, and where it is not: `benchmarks/run`.
///
/// Every figure stands beside the floor of its own run, a row and a commit, because absolute times
/// are the machine's: [Contest] takes the designs in turns and compares them turn by turn. What was
/// measured last is in `docs/performance.md`. The packages carry the capabilities' words.
@NullMarked
package live.maguey.benchmarks;

import org.jspecify.annotations.NullMarked;
