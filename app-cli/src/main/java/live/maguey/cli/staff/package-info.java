/// `maguey staff`: the people at the gates.
@NullMarked
package live.maguey.cli.staff;

import org.jspecify.annotations.NullMarked;
