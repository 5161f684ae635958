/// Backups by PostgreSQL's own programs and `age`.
@NullMarked
package live.maguey.persistence.backups;

import org.jspecify.annotations.NullMarked;
