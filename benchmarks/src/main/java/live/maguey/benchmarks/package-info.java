/// How fast the server is, and where it is not: `benchmarks/run`.
///
/// Every figure has the floor of its own run next to it, a row and a commit, because absolute times
/// depend on the machine: [live.maguey.benchmarks.fixtures.Runs] runs the designs in turns and
/// compares them turn by turn. The latest figures are in `docs/performance.md`. The packages have
/// the capabilities' names.
@NullMarked
package live.maguey.benchmarks;

import org.jspecify.annotations.NullMarked;
