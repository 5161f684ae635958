/// What the server does while something it needs is away, measured: nothing is lost, the rest goes
/// on, and it heals by itself. The results are the table of `docs/reliability.md`.
@NullMarked
package live.maguey.cli.outages;

import org.jspecify.annotations.NullMarked;
