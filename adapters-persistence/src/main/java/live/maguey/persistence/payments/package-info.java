/// The inbox, facts and the steps done about them, refunds and checkout attempts.
@NullMarked
package live.maguey.persistence.payments;

import org.jspecify.annotations.NullMarked;
