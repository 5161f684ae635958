/// `maguey audit`.
@NullMarked
package live.maguey.cli.audit;

import org.jspecify.annotations.NullMarked;
