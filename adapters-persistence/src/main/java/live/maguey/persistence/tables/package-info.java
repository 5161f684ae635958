/// Floor plans in PostgreSQL: [live.maguey.persistence.tables.PostgresTables].
@NullMarked
package live.maguey.persistence.tables;

import org.jspecify.annotations.NullMarked;
