/// `maguey guests`.
@NullMarked
package live.maguey.cli.privacy;

import org.jspecify.annotations.NullMarked;
