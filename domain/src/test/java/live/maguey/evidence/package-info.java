/// What the tests prove: a test names the requirement it stands for, the build collects the results
/// of every module into `target/evidence.json`.
@NullMarked
package live.maguey.evidence;

import org.jspecify.annotations.NullMarked;
