@NullMarked
package live.maguey.api;

import org.jspecify.annotations.NullMarked;
