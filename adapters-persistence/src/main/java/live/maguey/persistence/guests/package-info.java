/// Who has which pass of a table.
@NullMarked
package live.maguey.persistence.guests;

import org.jspecify.annotations.NullMarked;
