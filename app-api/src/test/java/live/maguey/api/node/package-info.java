@NullMarked
package live.maguey.api.node;

import org.jspecify.annotations.NullMarked;
