/// `maguey keys`.
@NullMarked
package live.maguey.cli.keys;

import org.jspecify.annotations.NullMarked;
