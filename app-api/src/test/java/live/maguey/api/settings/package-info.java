@NullMarked
package live.maguey.api.settings;

import org.jspecify.annotations.NullMarked;
