/// `maguey events`: one class per verb.
@NullMarked
package live.maguey.cli.events;

import org.jspecify.annotations.NullMarked;
