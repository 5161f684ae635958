/// How a decision on an opening is written down and signed.
@NullMarked
package live.maguey.api.launch;

import org.jspecify.annotations.NullMarked;
