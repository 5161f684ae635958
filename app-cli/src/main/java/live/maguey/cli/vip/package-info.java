/// `maguey vip`.
@NullMarked
package live.maguey.cli.vip;

import org.jspecify.annotations.NullMarked;
