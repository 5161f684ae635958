/// `maguey orders`: one class per verb.
@NullMarked
package live.maguey.cli.orders;

import org.jspecify.annotations.NullMarked;
