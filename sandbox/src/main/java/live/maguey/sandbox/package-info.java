@NullMarked
package live.maguey.sandbox;

import org.jspecify.annotations.NullMarked;
