@NullMarked
package live.maguey.cli;

import org.jspecify.annotations.NullMarked;
