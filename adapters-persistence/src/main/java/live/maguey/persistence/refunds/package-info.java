/// Refunds, how they went, and the search over them.
@NullMarked
package live.maguey.persistence.refunds;

import org.jspecify.annotations.NullMarked;
