/// `maguey reconcile`.
@NullMarked
package live.maguey.cli.revenue;

import org.jspecify.annotations.NullMarked;
