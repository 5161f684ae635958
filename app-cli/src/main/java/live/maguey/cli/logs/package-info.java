/// `maguey logs`: finds in the log's folder what belongs together.
@NullMarked
package live.maguey.cli.logs;

import org.jspecify.annotations.NullMarked;
