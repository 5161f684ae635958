@NullMarked
package live.maguey.http;

import org.jspecify.annotations.NullMarked;
