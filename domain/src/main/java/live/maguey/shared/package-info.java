@NullMarked
package live.maguey.shared;

import org.jspecify.annotations.NullMarked;
