/// `maguey status`: what is wrong now.
@NullMarked
package live.maguey.cli.status;

import org.jspecify.annotations.NullMarked;
