/// What is counted and what is purged, straight from the tables.
@NullMarked
package live.maguey.persistence.jobs;

import org.jspecify.annotations.NullMarked;
