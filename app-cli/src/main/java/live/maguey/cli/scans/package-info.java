/// `maguey scans`.
@NullMarked
package live.maguey.cli.scans;

import org.jspecify.annotations.NullMarked;
