/// The service in one process: what is built from its settings.
@NullMarked
package live.maguey.api;

import org.jspecify.annotations.NullMarked;
