/// The service in one process: its settings ([ServiceConfig]), and what is built from them.
@NullMarked
package live.maguey.api;

import org.jspecify.annotations.NullMarked;
