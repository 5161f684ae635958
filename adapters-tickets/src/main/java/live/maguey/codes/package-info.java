@NullMarked
package live.maguey.codes;

import org.jspecify.annotations.NullMarked;
