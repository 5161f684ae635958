/// What is known of each order's money, and the steps done about it.
@NullMarked
package live.maguey.persistence.payments;

import org.jspecify.annotations.NullMarked;
