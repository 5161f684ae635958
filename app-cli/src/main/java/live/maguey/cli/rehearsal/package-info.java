/// One run of everything that a start is made of, for Java to keep what it learned: [Stage] brings
/// a database and the lookalikes, [Rehearsal] is the program in front of them, on production's
/// class path.
@NullMarked
package live.maguey.cli.rehearsal;

import org.jspecify.annotations.NullMarked;
