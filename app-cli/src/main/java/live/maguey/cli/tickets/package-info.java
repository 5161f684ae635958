/// `maguey tickets`: one class per verb.
@NullMarked
package live.maguey.cli.tickets;

import org.jspecify.annotations.NullMarked;
