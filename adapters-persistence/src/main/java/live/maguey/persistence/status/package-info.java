/// What waits and what failed, counted over the tables of all capabilities.
@NullMarked
package live.maguey.persistence.status;

import org.jspecify.annotations.NullMarked;
