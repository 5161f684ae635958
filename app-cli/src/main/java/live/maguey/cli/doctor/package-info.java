/// `maguey doctor`: what is wrong and what to do.
@NullMarked
package live.maguey.cli.doctor;

import org.jspecify.annotations.NullMarked;
