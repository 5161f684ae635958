@NullMarked
package live.maguey.persistence.limits;

import org.jspecify.annotations.NullMarked;
