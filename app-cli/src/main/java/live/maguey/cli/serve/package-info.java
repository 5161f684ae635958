/// `maguey serve` and `maguey migrate`: production, on a real PostgreSQL with real keys.
@NullMarked
package live.maguey.cli.serve;

import org.jspecify.annotations.NullMarked;
