/// `maguey runbook`, and the pages that it shows.
@NullMarked
package live.maguey.cli.runbooks;

import org.jspecify.annotations.NullMarked;
