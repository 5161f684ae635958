/// The book.
@NullMarked
package live.maguey.persistence.revenue;

import org.jspecify.annotations.NullMarked;
