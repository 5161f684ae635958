/// `maguey refunds`: one class per verb.
@NullMarked
package live.maguey.cli.refunds;

import org.jspecify.annotations.NullMarked;
