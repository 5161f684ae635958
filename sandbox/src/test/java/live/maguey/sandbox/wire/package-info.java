@NullMarked
package live.maguey.sandbox.wire;

import org.jspecify.annotations.NullMarked;
