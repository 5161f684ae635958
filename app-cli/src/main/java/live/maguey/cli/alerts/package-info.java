/// `maguey alerts`.
@NullMarked
package live.maguey.cli.alerts;

import org.jspecify.annotations.NullMarked;
