@NullMarked
package live.maguey.http.answers;

import org.jspecify.annotations.NullMarked;
