/// The tries to open payment pages, with the parameters they were made with.
@NullMarked
package live.maguey.persistence.checkout;

import org.jspecify.annotations.NullMarked;
