/// `maguey backup`.
@NullMarked
package live.maguey.cli.backups;

import org.jspecify.annotations.NullMarked;
