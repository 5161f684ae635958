@NullMarked
package live.maguey.persistence;

import org.jspecify.annotations.NullMarked;
