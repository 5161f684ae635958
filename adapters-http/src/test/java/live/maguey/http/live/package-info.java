@NullMarked
package live.maguey.http.live;

import org.jspecify.annotations.NullMarked;
