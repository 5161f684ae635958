/// Help from outside: what somebody needs to see who was not there.
@NullMarked
package live.maguey.cli.support;

import org.jspecify.annotations.NullMarked;
