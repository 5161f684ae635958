/// Admissions, each decided by one statement, the log of every scan, and the gate's devices.
@NullMarked
package live.maguey.persistence.gate;

import org.jspecify.annotations.NullMarked;
