/// [Schema]: whether a database has the schema that this program works on, and the steps that bring
/// it there.
@NullMarked
package live.maguey.api.schema;

import org.jspecify.annotations.NullMarked;
