/// Every route of the contract, called wrongly in every way we know.
@NullMarked
package live.maguey.cli.fuzz;

import org.jspecify.annotations.NullMarked;
