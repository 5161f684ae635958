/// `maguey settings`.
@NullMarked
package live.maguey.cli.settings;

import org.jspecify.annotations.NullMarked;
