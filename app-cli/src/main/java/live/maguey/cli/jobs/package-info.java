/// `maguey jobs`.
@NullMarked
package live.maguey.cli.jobs;

import org.jspecify.annotations.NullMarked;
