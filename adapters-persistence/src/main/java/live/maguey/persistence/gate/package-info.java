/// Admissions, each decided by one statement, and the log of every scan.
@NullMarked
package live.maguey.persistence.gate;

import org.jspecify.annotations.NullMarked;
