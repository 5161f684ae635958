/// The inbox, the facts and what was done about them, refunds and checkout attempts.
@NullMarked
package live.maguey.persistence.payments;

import org.jspecify.annotations.NullMarked;
