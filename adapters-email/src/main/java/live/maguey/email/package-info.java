@NullMarked
package live.maguey.email;

import org.jspecify.annotations.NullMarked;
