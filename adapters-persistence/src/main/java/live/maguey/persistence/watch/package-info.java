/// The invariants as queries.
@NullMarked
package live.maguey.persistence.watch;

import org.jspecify.annotations.NullMarked;
