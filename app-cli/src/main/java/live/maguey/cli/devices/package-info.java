/// `maguey devices`: one class per verb.
@NullMarked
package live.maguey.cli.devices;

import org.jspecify.annotations.NullMarked;
