/// Who works at the gate.
@NullMarked
package live.maguey.persistence.staff;

import org.jspecify.annotations.NullMarked;
