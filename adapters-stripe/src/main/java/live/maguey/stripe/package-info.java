@NullMarked
package live.maguey.stripe;

import org.jspecify.annotations.NullMarked;
