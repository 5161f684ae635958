/// Counting and purging, straight from the tables.
@NullMarked
package live.maguey.persistence.jobs;

import org.jspecify.annotations.NullMarked;
