/// People without a ticket, counted by one statement each, and who was inside at a moment.
@NullMarked
package live.maguey.persistence.heads;

import org.jspecify.annotations.NullMarked;
