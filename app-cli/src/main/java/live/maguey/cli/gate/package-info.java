/// `maguey gate`.
@NullMarked
package live.maguey.cli.gate;

import org.jspecify.annotations.NullMarked;
