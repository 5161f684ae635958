/// People in PostgreSQL: found by their address, and erased wherever they stand.
@NullMarked
package live.maguey.persistence.privacy;

import org.jspecify.annotations.NullMarked;
