/// The keys that sign tickets; the private half is sealed before it comes here.
@NullMarked
package live.maguey.persistence.keys;

import org.jspecify.annotations.NullMarked;
