/// `maguey drill`: guests buy in a demo while something goes wrong, and what is left of it after
/// the trouble is over is scored.
@NullMarked
package live.maguey.cli.drill;

import org.jspecify.annotations.NullMarked;
