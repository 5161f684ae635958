/// `maguey emails`: one class per verb.
@NullMarked
package live.maguey.cli.emails;

import org.jspecify.annotations.NullMarked;
