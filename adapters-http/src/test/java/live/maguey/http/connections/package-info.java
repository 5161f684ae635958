@NullMarked
package live.maguey.http.connections;

import org.jspecify.annotations.NullMarked;
